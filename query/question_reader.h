// QuestionReader: a question in words, in explicit fields, or both, to a
// Question. Decides what part each chunk plays - "by", "from", a demonym before
// an event - and keeps account of what was passed over.
#ifndef DATELINE_QUERY_QUESTION_READER_H
#define DATELINE_QUERY_QUESTION_READER_H

#include <string>
#include <string_view>

#include "plugin/lexicons.h"
#include "query/question.h"
#include "query/question_chunks.h"
#include "query/question_lexer.h"

namespace dateline {

/// Const after construction and safe to share; the lexicons must outlive it.
class QuestionReader {
  public:
    /// @param today what "last year" goes by
    QuestionReader(const Lexicons& lexicons, Day today);

    /// @throw QuestionError with one line for a person
    [[nodiscard]] Question read(std::string_view question) const;

    /// Whether a word by itself names an event, a place or an actor.
    [[nodiscard]] bool knows(const std::string& word) const;

    [[nodiscard]] const EventNames& events() const { return chunks_.events(); }

  private:
    void read_field(const QuestionPart& part, Question& question) const;
    void read_event(const std::string& value, Question& question) const;
    void read_place(const std::string& field,
                    const std::string& value,
                    Question& question) const;
    void read_actor(const std::string& field,
                    const std::string& value,
                    Question& question) const;
    void read_between(const QuestionPart& part, Question& question) const;
    void read_days(const std::string& field,
                   const std::string& value,
                   Question& question) const;
    void read_free(const std::string& text, Question& question) const;
    void read_parts(const std::vector<QuestionPart>& parts,
                    Question& question) const;
    /// ", did you mean 'x'?" for a name that is not known, or nothing.
    [[nodiscard]] std::string near_name(const std::string& value,
                                        bool place) const;
    /// What an actor field's value means; a place stands for its country.
    [[nodiscard]] std::vector<NamedId> actors_of(
        const std::string& value) const;
    void complete(Question& question) const;

    ChunkReader chunks_;
    Day today_;
};

}  // namespace dateline

#endif
