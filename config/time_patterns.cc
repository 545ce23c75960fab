// A pattern is expanded into every sequence its optional elements and parts
// allow, and each sequence is a path of the trie.
#include "config/time_patterns.h"

#include <optional>

namespace dateline {

namespace {

constexpr std::uint32_t kNoRule = 0xFFFFFFFF;

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t end = text.find(' ');
        if (end != 0) {
            words.emplace_back(text.substr(0, end));
        }
        text = end == std::string_view::npos ? std::string_view{}
                                             : text.substr(end + 1);
    }
    return words;
}

std::uint32_t flag_of(char sign) {
    switch (sign) {
    case '-':
        return kJoined;
    case '+':
        return kConnector;
    case '^':
        return kSplit | kJoined;
    case '~':
        return kApart;
    case '@':
        return kOuter;
    default:
        return 0;
    }
}

}  // namespace

std::string TimePatterns::add(std::string_view pattern, std::uint32_t rule) {
    std::vector<Element> elements;
    const std::size_t dollar = pattern.find('$');
    if (dollar != std::string_view::npos) {
        const std::size_t end =
            std::min(pattern.find(' ', dollar), pattern.size());
        const std::string name(pattern.substr(dollar + 1, end - dollar - 1));
        const auto part = parts_.find(name);
        if (part == parts_.end()) {
            return "no part is called '" + name + "'";
        }
        for (const std::string& one : part->second) {
            std::string whole(pattern.substr(0, dollar));
            whole += one;
            whole += pattern.substr(end);
            std::string error = add(whole, rule);
            if (!error.empty()) {
                return error;
            }
        }
        return {};
    }
    for (const std::string& word : words_of(pattern)) {
        Element element;
        std::string error = read(word, element);
        if (!error.empty()) {
            return error;
        }
        elements.push_back(element);
    }
    if (elements.empty()) {
        return "the pattern is empty";
    }
    insert(elements, 0, 0, rule);
    return {};
}

std::string TimePatterns::read(std::string_view word, Element& element) const {
    element.flags = flag_of(word.front());
    if (element.flags != 0) {
        word.remove_prefix(1);
    }
    if (!word.empty() && word.back() == '?') {
        element.optional = true;
        word.remove_suffix(1);
    }
    while (!word.empty()) {
        const std::size_t end = word.find('|');
        const std::string_view name = word.substr(0, end);
        const std::optional<TimeClass> cls = time_class_from(name);
        if (!cls) {
            return "no class is called '" + std::string(name) + "'";
        }
        element.classes |= bit(*cls);
        word = end == std::string_view::npos ? std::string_view{}
                                             : word.substr(end + 1);
    }
    return element.classes == 0 ? "a class is missing" : std::string();
}

void TimePatterns::insert(const std::vector<Element>& elements,
                          std::size_t at,
                          std::uint32_t node,
                          std::uint32_t rule) {
    if (at == elements.size()) {
        if (node != 0 && nodes_[node].rule == kNoRule) {
            nodes_[node].rule = rule;
        }
        return;
    }
    const Element& element = elements[at];
    if (element.optional) {
        insert(elements, at + 1, node, rule);
    }
    for (const Edge& edge : nodes_[node].edges) {
        if (edge.classes == element.classes && edge.flags == element.flags) {
            insert(elements, at + 1, edge.next, rule);
            return;
        }
    }
    const auto next = static_cast<std::uint32_t>(nodes_.size());
    nodes_.emplace_back();
    nodes_[node].edges.push_back({element.classes, element.flags, next});
    insert(elements, at + 1, next, rule);
}

bool TimePatterns::suffice(std::uint64_t classes, std::uint32_t node) const {
    if (nodes_[node].rule != kNoRule) {
        return true;
    }
    for (const Edge& edge : nodes_[node].edges) {
        if ((edge.classes & classes) != 0 && suffice(classes, edge.next)) {
            return true;
        }
    }
    return false;
}

std::uint64_t TimePatterns::core() const {
    using enum TimeClass;
    // By how often such words stand in news, the commonest first.
    std::uint64_t common = 0;
    for (const TimeClass cls :
         {The,       Comma,   Of,     To,          And,     A,
          In,        For,     Number, Possessive,  Dash,    Relation,
          Approx,    Or,      Past,   Ordinal,     Phase,   Vague,
          Every,     Colon,   Slash,  Mark,        Half,    Long,
          DayNumber, AnyYear, Money,  MonthNumber, Edge,    Noun,
          Per,       Zone,    Fiscal, ClockNumber, Quarter, Part}) {
        if (!suffice(common | bit(cls), 0)) {
            common |= bit(cls);
        }
    }
    return ~common;
}

void TimePatterns::write(ImageWriter& writer) const {
    std::vector<PatternNode> nodes;
    std::vector<PatternEdge> edges;
    for (const Node& node : nodes_) {
        nodes.push_back({static_cast<std::uint32_t>(edges.size()),
                         static_cast<std::uint32_t>(node.edges.size()),
                         node.rule});
        for (const Edge& edge : node.edges) {
            edges.push_back({edge.classes, edge.flags, edge.next});
        }
    }
    writer.add("times.nodes", nodes);
    writer.add("times.edges", edges);
}

std::uint64_t time_class_mask(const std::vector<std::string>& names,
                              std::vector<std::string>& unknown) {
    std::uint64_t mask = 0;
    for (const std::string& name : names) {
        const std::optional<TimeClass> cls = time_class_from(name);
        if (cls) {
            mask |= bit(*cls);
        } else {
            unknown.push_back(name);
        }
    }
    return mask;
}

}  // namespace dateline
