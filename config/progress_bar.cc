#include "config/progress_bar.h"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <string>
#include <unistd.h>

namespace dateline {

namespace {

constexpr std::size_t kWidth = 30;
constexpr std::chrono::milliseconds kPause{100};

std::string remaining_text(double seconds) {
    const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
    return whole < 3600 ? fmt::format("{}:{:02}", whole / 60, whole % 60)
                        : fmt::format("{}:{:02}:{:02}",
                                      whole / 3600,
                                      whole / 60 % 60,
                                      whole % 60);
}

}  // namespace

ProgressBar::ProgressBar(bool wanted,
                         std::uint64_t total_bytes,
                         std::string unit)
    : shown_(wanted && isatty(STDERR_FILENO) != 0),
      total_(total_bytes),
      unit_(std::move(unit)) {}

void ProgressBar::update(std::uint64_t count, std::uint64_t bytes) {
    const auto now = Clock::now();
    if (!shown_ || now - last_ < kPause) {
        return;
    }
    last_ = now;
    drawn_ = true;
    const double seconds =
        std::max(std::chrono::duration<double>(now - begun_).count(), 0.001);
    std::string line =
        fmt::format("{} {}, {:.0f}/s", count, unit_, double(count) / seconds);
    if (total_ != 0 && bytes != 0) {
        const double share = std::min(1.0, double(bytes) / double(total_));
        const auto full = static_cast<std::size_t>(share * kWidth);
        line = fmt::format("[{}{}] {:3.0f} %  {}, {} left",
                           std::string(full, '#'),
                           std::string(kWidth - full, '.'),
                           share * 100,
                           line,
                           remaining_text(seconds * (1 - share) / share));
    }
    fmt::print(stderr, "\r{}\x1b[K", line);
    std::fflush(stderr);
}

void ProgressBar::clear() {
    if (drawn_) {
        fmt::print(stderr, "\r\x1b[K");
        std::fflush(stderr);
        drawn_ = false;
    }
}

}  // namespace dateline
