#include "query/commands.h"

#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <string>
#include <vector>

#include <xapian.h>

#include "plugin/facet/facet_schema.h"
#include "query/explain_output.h"
#include "query/hints.h"
#include "query/index_set.h"
#include "query/question_reader.h"
#include "query/result_json.h"
#include "query/suggestions.h"
#include "query/terminal_output.h"
#include "query/xapian_query.h"

namespace dateline {

namespace {

constexpr int kDone = 0;
constexpr int kError = 1;

void remark(const ProgramOptions& options, const std::string& message) {
    if (!options.quiet) {
        fmt::print(stderr, "dateline: {}\n", printable(message));
    }
}

void print(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
}

/// What every command works with.
struct Session {
    Session(const ProgramOptions& given, const OpenLexicons& open_lexicons)
        : options(given),
          index(given.db),
          lexicons(open_lexicons()),
          reader(lexicons, today_utc()),
          searcher(index,
                   {[this](const std::string& type) {
                        return reader.events().label_of(type);
                    },
                    [this](const std::string& type) {
                        return reader.events().family_of(type);
                    }}),
          terminal(index, style_of_stdout()) {
        for (const std::string& fingerprint : index.fingerprints()) {
            if (fingerprint != lexicons.fingerprint()) {
                remark(
                    given,
                    "the index was written with other lexicons (" +
                        fingerprint +
                        "); dateline-index status counts the stale articles");
            }
        }
    }

    /// @param otherwise what no words at all ask for
    [[nodiscard]] Question question(const std::string& otherwise = "") const {
        const std::string words = options.question();
        Question question = reader.read(words.empty() ? otherwise : words);
        question.set_loose(options.loose);
        return question;
    }

    const ProgramOptions& options;
    IndexSet index;
    Lexicons lexicons;
    QuestionReader reader;
    Searcher searcher;
    TerminalOutput terminal;
};

/// Time since it was made.
class Clock {
  public:
    [[nodiscard]] double ms() const {
        return std::chrono::duration<double, std::milli>(
                   std::chrono::steady_clock::now() - begun_)
            .count();
    }

  private:
    std::chrono::steady_clock::time_point begun_ =
        std::chrono::steady_clock::now();
};

std::vector<std::string> default_facets(const ProgramOptions& options) {
    std::vector<std::string> names = {
        "event", "place", "actor", "year", "status", "source"};
    if (options.output == OutputForm::Text) {
        // A timeline by months where there are few years.
        names.insert(names.begin() + 4, "month");
    }
    return names;
}

std::vector<FacetDimension> facet_list(const ProgramOptions& options) {
    std::vector<FacetDimension> dimensions;
    for (const std::string& name :
         options.facets.empty() ? default_facets(options) : options.facets) {
        const auto dimension = facet_dimension_from(name);
        if (!dimension) {
            std::vector<std::string> known;
            for (std::size_t i = 0; i < kFacetDimensionCount; ++i) {
                known.emplace_back(to_string(static_cast<FacetDimension>(i)));
            }
            throw QuestionError("there is no facet '" + name + "'" +
                                suggestion(name, known));
        }
        dimensions.push_back(*dimension);
    }
    return dimensions;
}

SearchOptions search_options(const ProgramOptions& options) {
    SearchOptions search;
    search.limit = static_cast<std::size_t>(options.limit);
    search.offset = static_cast<std::size_t>(options.offset);
    search.sort = options.sort;
    search.group = options.group;
    search.facet_page = {static_cast<std::size_t>(options.facet_limit),
                         static_cast<std::size_t>(options.facet_offset),
                         options.facet_match};
    search.sideways = options.sideways;
    if (options.output != OutputForm::Ids &&
        options.output != OutputForm::Csv) {
        search.facets = facet_list(options);
    }
    return search;
}

void remark_on(const SearchResult& result, const ProgramOptions& options) {
    if (result.damaged != 0) {
        remark(options,
               fmt::format("{} articles have a damaged record and were left "
                           "out; run dateline-index check",
                           result.damaged));
    }
    const std::uint64_t last =
        result.stories == 0 ? result.total : result.stories;
    const auto offset = static_cast<std::uint64_t>(options.offset);
    if (last != 0 && offset >= last) {
        remark(options,
               fmt::format("--offset {} is beyond the last of {}",
                           offset,
                           result.stories == 0 ? count_text(last, "article")
                                               : count_text(last, "story")));
    }
    for (const Facet& facet : result.facets) {
        if (options.facet_offset > 0 && facet.values.empty() &&
            facet.matching != 0) {
            remark(options,
                   fmt::format("--facet-offset {} is beyond the last of {} of "
                               "{}",
                               options.facet_offset,
                               count_text(facet.matching, "value"),
                               to_string(facet.dimension)));
        }
    }
}

void print_hits(OutputForm output, const SearchResult& result) {
    if (output == OutputForm::Csv) {
        print(csv_head());
    }
    for (const Hit& hit : result.hits) {
        print(output == OutputForm::Csv ? csv_line(hit)
                                        : id_line(hit.article.id) + '\n');
    }
}

int search(Session& session) {
    const ProgramOptions& options = session.options;
    const Clock clock;
    const Question question = session.question();
    const SearchResult result =
        session.searcher.search(question, search_options(options));
    const double took = clock.ms();
    remark_on(result, options);
    if (options.output == OutputForm::Ids ||
        options.output == OutputForm::Csv) {
        print_hits(options.output, result);
        return kDone;
    }
    std::vector<Hint> hints =
        find_suggestions(question, session.reader, session.searcher);
    if (result.total == 0) {
        const std::vector<Hint> more = find_hints(question, session.searcher);
        hints.insert(hints.end(), more.begin(), more.end());
    }
    const Answer answer{&question, &result, &hints, took};
    print(options.output == OutputForm::Json
              ? answer_json(answer, session.index) + '\n'
              : session.terminal.answer(
                    answer,
                    static_cast<std::size_t>(options.offset),
                    static_cast<std::size_t>(options.facet_offset)));
    return kDone;
}

int facets(Session& session) {
    const ProgramOptions& options = session.options;
    const Clock clock;
    const Question question = session.question("*");
    SearchOptions how = search_options(options);
    how.limit = 0;
    const SearchResult result = session.searcher.search(question, how);
    const double took = clock.ms();
    remark_on(result, options);
    const std::vector<Hint> hints;
    const Answer answer{&question, &result, &hints, took};
    print(options.output == OutputForm::Json
              ? facets_json(answer, session.index) + '\n'
              : session.terminal.answer(
                    answer, 0, static_cast<std::size_t>(options.facet_offset)));
    return kDone;
}

/// The documents of --db with this id; says so when there is none.
std::vector<Xapian::docid> find_article(Session& session) {
    std::vector<Xapian::docid> found = session.index.find(session.options.id);
    if (found.empty()) {
        fmt::print(stderr,
                   "dateline: no article has the id {}\n",
                   id_line(session.options.id));
    }
    return found;
}

int show(Session& session) {
    const auto found = find_article(session);
    for (const Xapian::docid document : found) {
        Question everything;
        everything.everything = true;
        Hit hit = session.searcher.load(document, everything);
        if (session.options.output == OutputForm::Json) {
            hit.events.clear();
            for (std::uint32_t i = 0; i < hit.record.events.size(); ++i) {
                hit.events.push_back(i);
            }
            hit.score = 1;
            print(hit_json(hit, session.index) + '\n');
        } else {
            print(session.terminal.article(hit));
        }
    }
    return found.empty() ? kError : kDone;
}

int explain(Session& session) {
    const auto found = find_article(session);
    for (const Xapian::docid document : found) {
        const Hit hit = session.searcher.load(document, Question{});
        const ArticleExplanation explanation =
            explain_article(hit, session.index, session.lexicons);
        print(session.options.output == OutputForm::Json
                  ? explanation_json(hit, explanation, session.options.steps) +
                        '\n'
                  : explanation_text(hit,
                                     explanation,
                                     session.options.steps,
                                     session.terminal.style()));
    }
    return found.empty() ? kError : kDone;
}

/// Whether a document has one of some alternatives, as a search would see it.
bool has_text(Session& session,
              Xapian::docid document,
              const std::vector<AskedText>& alternatives) {
    Question question;
    question.text = alternatives;
    question.text.front().or_before = false;
    Xapian::Enquire enquire(session.index.all());
    enquire.set_query(
        Xapian::Query(Xapian::Query::OP_FILTER,
                      text_query(question, session.index.all()),
                      Xapian::Query(id_term(session.options.id))));
    const Xapian::MSet found = enquire.get_mset(0, 1000);
    for (auto at = found.begin(); at != found.end(); ++at) {
        if (*at == document) {
            return true;
        }
    }
    return false;
}

/// No question finds an article before its embargo ends.
void add_embargo(Session& session,
                 Xapian::docid document,
                 ArticleVerdict& verdict) {
    const std::string until =
        session.index.all().get_document(document).get_value(kEmbargoSlot);
    const std::string now = utc_now();
    if (until > now) {
        verdict.article.push_back({"embargo", now, until, false});
        verdict.answers = false;
    }
}

int why_not(Session& session) {
    const Question question = session.question();
    const auto found = find_article(session);
    for (const Xapian::docid document : found) {
        const Hit hit = session.searcher.load(document, question);
        ArticleVerdict verdict = dateline::why_not(
            hit.record,
            question,
            {[&](const std::string& id) { return session.index.name_of(id); },
             [&](const std::vector<AskedText>& text) {
                 return has_text(session, document, text);
             }});
        add_embargo(session, document, verdict);
        WhyNotAnswer answer{&question, &hit, &verdict, {}};
        if (!verdict.answers) {
            answer.refused = refused_senses(
                explain_article(hit, session.index, session.lexicons),
                question);
        }
        print(session.options.output == OutputForm::Json
                  ? why_not_json(answer, session.index) + '\n'
                  : why_not_text(answer, session.terminal));
    }
    return found.empty() ? kError : kDone;
}

int export_hits(Session& session) {
    const Question question = session.question("*");
    const Gazetteer& gazetteer = session.lexicons.gazetteer();
    ExportWriter writer(
        session.options.format,
        stdout,
        session.index,
        [&gazetteer](const std::string& id) -> std::optional<Coordinates> {
            const auto place = gazetteer.find(id);
            return place ? gazetteer.coordinates(*place) : std::nullopt;
        });
    writer.begin();
    session.searcher.each(question,
                          search_options(session.options),
                          [&writer](const Hit& hit) { writer.hit(hit); });
    writer.end();
    return kDone;
}

}  // namespace

int run_command(const ProgramOptions& options,
                const OpenLexicons& open_lexicons) {
    Session session(options, open_lexicons);
    switch (options.command) {
    case Command::Search:
        return search(session);
    case Command::Facets:
        return facets(session);
    case Command::Show:
        return show(session);
    case Command::Explain:
        return explain(session);
    case Command::WhyNot:
        return why_not(session);
    case Command::Export:
        return export_hits(session);
    }
    return kError;
}

}  // namespace dateline
