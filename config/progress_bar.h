// A progress line on a terminal: how far, how fast, how long still. Draws
// nothing anywhere else.
#ifndef DATELINE_CONFIG_PROGRESS_BAR_H
#define DATELINE_CONFIG_PROGRESS_BAR_H

#include <chrono>
#include <cstdint>
#include <string>

namespace dateline {

class ProgressBar {
  public:
    /// @param wanted false: stays silent
    /// @param total_bytes of all input; 0: not known
    /// @param unit what is counted: "articles", "rows"
    ProgressBar(bool wanted, std::uint64_t total_bytes, std::string unit);
    ~ProgressBar() { clear(); }
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    /// Redraws at most ten times a second.
    void update(std::uint64_t count, std::uint64_t bytes);
    /// Wipes the line, so that a message can take its place.
    void clear();

  private:
    using Clock = std::chrono::steady_clock;

    bool shown_;
    bool drawn_ = false;
    std::uint64_t total_;
    std::string unit_;
    Clock::time_point begun_ = Clock::now();
    Clock::time_point last_;
};

}  // namespace dateline

#endif
