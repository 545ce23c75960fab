// A question's outer form: which parts are explicit fields, quoted phrases and
// exclusions, and what is left as free text. Knows the limits that keep any
// question cheap.
#ifndef DATELINE_QUERY_QUESTION_LEXER_H
#define DATELINE_QUERY_QUESTION_LEXER_H

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The question cannot be understood or is too large; one line for a person.
class QuestionError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

inline constexpr std::size_t kMostQuestionBytes = 2048;
inline constexpr std::size_t kMostQuestionWords = 64;

enum class QuestionPartKind {
    Free,
    Field,
    Phrase,
    Excluded,
    ExcludedPhrase,
    ExcludedField,
};

struct QuestionPart {
    QuestionPartKind kind = QuestionPartKind::Free;
    std::string field;                ///< of fields, lower case
    std::vector<std::string> values;  ///< of fields: at commas, quotes removed
    std::string text;                 ///< of the others
};

/// Splits @p question, whose bytes are valid UTF-8. Parts come in order; free
/// words that stand together are one part.
/// @throw QuestionError over the limits, for an unknown field, or one without
/// a value
std::vector<QuestionPart> split_question(std::string_view question);

/// "event", "place", ...: the fields there are.
const std::vector<std::string>& question_fields();

/// ", did you mean 'x'?" or nothing.
std::string suggestion(std::string_view word,
                       const std::vector<std::string>& known);

}  // namespace dateline

#endif
