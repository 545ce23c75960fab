// fork and exec with files for the three streams: no pipe can fill up.
#include "tests/support/run_program.h"

#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/temp_folder.h"

namespace dateline {

namespace {

std::string contents(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) +
           static_cast<double>(time.tv_usec) / 1e6;
}

[[noreturn]] void become(const std::vector<std::string>& arguments,
                         const TempFolder& folder) {
    const int in = ::open((folder / "in").c_str(), O_RDONLY);
    const int out =
        ::open((folder / "out").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int err =
        ::open((folder / "err").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (::dup2(in, 0) < 0 || ::dup2(out, 1) < 0 || ::dup2(err, 2) < 0) {
        ::_exit(127);
    }
    std::vector<char*> argv;
    for (const std::string& argument : arguments) {
        argv.push_back(const_cast<char*>(argument.c_str()));
    }
    argv.push_back(nullptr);
    ::execv(argv[0], argv.data());
    ::_exit(127);
}

}  // namespace

ProgramResult run_program(const std::vector<std::string>& arguments,
                          const std::string& input) {
    const TempFolder folder;
    std::ofstream(folder / "in", std::ios::binary) << input;
    const pid_t child = ::fork();
    if (child < 0) {
        throw std::runtime_error("cannot fork");
    }
    if (child == 0) {
        become(arguments, folder);
    }
    int status = 0;
    rusage used{};
    ::wait4(child, &status, 0, &used);
    ProgramResult result;
    result.cpu_seconds = seconds(used.ru_utime) + seconds(used.ru_stime);
    result.most_kilobytes = used.ru_maxrss;
    result.exit_code =
        WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    result.out = contents(folder / "out");
    result.err = contents(folder / "err");
    return result;
}

}  // namespace dateline
