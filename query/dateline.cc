// Program: questions to an index. Where the lexicons are, and exit codes;
// what each command does is decided in commands.
#include <cstdio>
#include <exception>
#include <fmt/format.h>

#include <xapian.h>

#include "config/config_dir.h"
#include "query/commands.h"
#include "query/question_lexer.h"
#include "query/terminal_output.h"

namespace {

using namespace dateline;

constexpr int kError = 1;
constexpr int kUsage = 2;

int said(const std::string& message, int code) {
    fmt::print(stderr, "dateline: {}\n", printable(message));
    return code;
}

int run(const ProgramOptions& options) {
    try {
        const int code = run_command(options, [&options] {
            return open_lexicons(
                find_config(options.config),
                StalePolicy::UseOld,
                [&options](const std::string& message) {
                    if (!options.quiet) {
                        said(message, 0);
                    }
                },
                ImageCheck::Once);
        });
        return std::fflush(stdout) == 0
                   ? code
                   : said("standard output cannot be written", kError);
    } catch (const QuestionError& error) {
        return said(error.what(), kUsage);
    } catch (const Xapian::Error& error) {
        return said(error.get_msg(), kError);
    } catch (const std::exception& error) {
        return said(error.what(), kError);
    }
}

}  // namespace

int main(int argc, char** argv) {
    int exit_code = 0;
    const auto options = read_program_options(argc, argv, exit_code);
    return options ? run(*options) : exit_code;
}
