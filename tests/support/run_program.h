// Runs one of the programs and returns what it printed.
#ifndef DATELINE_TESTS_SUPPORT_RUN_PROGRAM_H
#define DATELINE_TESTS_SUPPORT_RUN_PROGRAM_H

#include <string>
#include <vector>

namespace dateline {

struct ProgramResult {
    int exit_code = -1;  ///< 128 + signal when it was killed
    std::string out;
    std::string err;
    double cpu_seconds = 0;   ///< user and system time
    long most_kilobytes = 0;  ///< largest resident size
};

/// @param arguments the program's path first. Not through a shell.
/// @throw std::runtime_error when it cannot be started
ProgramResult run_program(const std::vector<std::string>& arguments,
                          const std::string& input = "");

}  // namespace dateline

#endif
