// How text is put on a terminal: escaping, colour, width. What is said is
// decided elsewhere. Nothing from an article reaches the terminal as a control
// sequence.
#ifndef DATELINE_QUERY_TERMINAL_STYLE_H
#define DATELINE_QUERY_TERMINAL_STYLE_H

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// Control and bidirectional characters as \xNN, line breaks as spaces.
std::string printable(std::string_view text);
/// White space and control characters as \xNN, so that one line is one id.
std::string id_line(std::string_view id);
/// "1 article", "2 articles".
std::string count_text(std::uint64_t count, std::string_view noun);

enum class Ink { Plain, Bold, Dim, Title, Accent };

struct TerminalStyle {
    bool colour = false;   ///< false: no escape sequences at all
    bool unicode = false;  ///< false: bars of ASCII
    std::size_t width = 80;

    /// @pre @p text is printable
    [[nodiscard]] std::string styled(Ink ink, std::string_view text) const;
    /// Lines of at most `width` columns, each with @p indent spaces before it
    /// and a line feed behind; escape sequences take no room.
    [[nodiscard]] std::string wrapped(std::string_view text,
                                      std::size_t indent) const;
};

/// What standard output is: a terminal of some width or a file, NO_COLOR,
/// COLUMNS and the locale's encoding considered.
TerminalStyle style_of_stdout();

/// Columns that @p text takes: characters, escape sequences aside.
std::size_t columns(std::string_view text);

}  // namespace dateline

#endif
