// The spellings of the annotation's enumerations, each decided here once.
#include "plugin/annotation.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::array<std::string_view, kEventStatusCount> kStatusNames = {
    "happened",
    "ongoing",
    "announced",
    "alleged",
    "conditional",
    "demanded",
    "refused",
    "denied",
    "negated",
};

}  // namespace

bool operator<(const Mention& a, const Mention& b) {
    if (a.in_title != b.in_title) {
        return a.in_title;
    }
    return a.span < b.span;
}

std::string_view to_string(EventStatus status) {
    return kStatusNames[static_cast<std::size_t>(status)];
}

std::optional<EventStatus> event_status_from(std::string_view text) {
    const auto found =
        std::find(kStatusNames.begin(), kStatusNames.end(), text);
    if (found == kStatusNames.end()) {
        return std::nullopt;
    }
    return static_cast<EventStatus>(found - kStatusNames.begin());
}

std::string_view to_string(PublishedSource source) {
    switch (source) {
    case PublishedSource::Metadata:
        return "metadata";
    case PublishedSource::Url:
        return "url";
    case PublishedSource::Dateline:
        return "dateline";
    case PublishedSource::Copyright:
        return "copyright";
    case PublishedSource::Inferred:
        return "inferred";
    }
    return "";
}

std::string_view to_string(MentionForm form) {
    switch (form) {
    case MentionForm::Name:
        return "name";
    case MentionForm::Demonym:
        return "demonym";
    case MentionForm::InName:
        return "in-name";
    }
    return "";
}

std::string_view to_string(EventDateSource source) {
    switch (source) {
    case EventDateSource::Text:
        return "text";
    case EventDateSource::Published:
        return "published";
    case EventDateSource::Unknown:
        return "unknown";
    }
    return "";
}

}  // namespace dateline
