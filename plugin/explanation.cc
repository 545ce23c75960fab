// Collects what stages say when asked to explain themselves.
#include "plugin/explanation.h"

#include <utility>

namespace dateline {

void Explanation::add(std::string_view stage,
                      std::string_view rule,
                      Span span,
                      std::string message) {
    entries_.push_back(
        {std::string(stage), std::string(rule), span, std::move(message)});
}

}  // namespace dateline
