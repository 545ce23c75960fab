// The search for a configuration and the staleness rule.
#include "config/config_dir.h"

#include <fmt/format.h>
#include <optional>
#include <system_error>
#include <xxhash.h>

#include "config/compiler.h"
#include "config/image_stamp.h"

namespace dateline {

namespace fs = std::filesystem;

namespace {

constexpr const char* kLexicon = "lexicon";
constexpr const char* kGazetteer = "gazetteer";
/// In a build tree, beside the compiled files: where the sources are.
constexpr const char* kSourcesNote = "sources.path";

bool has_sources(const fs::path& folder) {
    std::error_code error;
    return fs::is_directory(folder / "events", error);
}

bool has_compiled(const fs::path& folder) {
    std::error_code error;
    return fs::is_regular_file(folder / kLexicon, error);
}

std::optional<ConfigDir> config_in(const fs::path& folder) {
    ConfigDir found{folder, folder};
    std::error_code error;
    if (fs::is_regular_file(folder / kSourcesNote, error)) {
        std::string path = read_whole_file(folder / kSourcesNote);
        while (!path.empty() && path.back() == '\n') {
            path.pop_back();
        }
        found.sources = path;
    }
    if (has_compiled(folder) || has_sources(folder)) {
        return found;
    }
    return std::nullopt;
}

fs::path executable_folder() {
    std::error_code error;
    const fs::path self = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::path{} : self.parent_path();
}

fs::path cache_folder(const fs::path& sources) {
    const fs::path base =
        user_cache().value_or(fs::temp_directory_path() / "dateline");
    const std::string path = fs::absolute(sources).lexically_normal().string();
    return base / fmt::format("{:016x}", XXH64(path.data(), path.size(), 0));
}

/// The newest modification among the sources that the lexicon is made of.
fs::file_time_type newest_source(const fs::path& sources) {
    fs::file_time_type newest = fs::file_time_type::min();
    std::error_code error;
    for (fs::recursive_directory_iterator it(sources, error), end; it != end;
         it.increment(error)) {
        const std::string extension = it->path().extension().string();
        if (extension == ".yaml" || extension == ".tsv" || extension == ".xz") {
            newest = std::max(newest, it->last_write_time(error));
        }
    }
    return newest;
}

bool is_stale(const fs::path& compiled, fs::file_time_type newest) {
    std::error_code error;
    for (const char* name : {kLexicon, kGazetteer}) {
        const auto time = fs::last_write_time(compiled / name, error);
        if (error || time < newest) {
            return true;
        }
    }
    return false;
}

std::string first_error(const LintReport& report) {
    for (const LintMessage& message : report.messages()) {
        if (!message.warning) {
            return to_string(message);
        }
    }
    return "";
}

/// The compiled folder to use for sources newer than the installed files.
fs::path freshen(const ConfigDir& config,
                 fs::file_time_type newest,
                 const std::function<void(const std::string&)>& say) {
    fs::path cache = cache_folder(config.sources);
    if (!is_stale(cache, newest)) {
        return cache;
    }
    std::error_code error;
    fs::create_directories(cache, error);
    LintReport report;
    if (compile_config(config.sources, cache, report)) {
        say(fmt::format("the lexicon sources in {} are newer: compiled to {}",
                        config.sources.string(),
                        cache.string()));
        return cache;
    }
    say(fmt::format("{} (using the last good lexicon)", first_error(report)));
    return has_compiled(cache) ? cache : config.compiled;
}

}  // namespace

ConfigDir find_config(const std::string& given) {
    if (!given.empty()) {
        if (std::optional<ConfigDir> found = config_in(given)) {
            return *found;
        }
        throw ConfigError(given +
                          ": holds neither lexicon sources nor compiled files");
    }
    const fs::path folder = executable_folder();
    for (const fs::path& candidate :
         {folder / ".." / "config", folder / ".." / "share" / "dateline"}) {
        if (std::optional<ConfigDir> found =
                config_in(candidate.lexically_normal())) {
            return *found;
        }
    }
    throw ConfigError("no lexicons found; name their folder with --config DIR");
}

Lexicons open_lexicons(const ConfigDir& config,
                       StalePolicy policy,
                       const std::function<void(const std::string&)>& say,
                       ImageCheck check) {
    fs::path folder = config.compiled;
    if (has_sources(config.sources)) {
        const fs::file_time_type newest = newest_source(config.sources);
        if (is_stale(folder, newest)) {
            if (policy == StalePolicy::Recompile) {
                folder = freshen(config, newest, say);
            } else {
                say("the lexicon sources are newer than the compiled "
                    "lexicon; "
                    "run dateline-lexicon compile");
            }
        }
    }
    try {
        return {map_image(folder / kLexicon, check),
                map_image(folder / kGazetteer, check)};
    } catch (const ImageError& error) {
        throw ConfigError(folder.string() + ": " + error.what() +
                          "; run dateline-lexicon compile");
    }
}

void check_images(const fs::path& compiled) {
    for (const char* name : {kLexicon, kGazetteer}) {
        if (fs::exists(compiled / name)) {
            static_cast<void>(map_image(compiled / name, ImageCheck::Full));
        }
    }
}

void lint_config(const fs::path& sources, LintReport& report) {
    SourceDir gazetteer_sources(sources);
    static_cast<void>(compile_gazetteer(gazetteer_sources, report));
    SourceDir lexicon_sources(sources);
    static_cast<void>(compile_lexicon(lexicon_sources, report));
}

std::optional<CompiledImages> compile_images(const fs::path& sources,
                                             const fs::path& imported,
                                             LintReport& report) {
    // Each image's fingerprint is of its own sources, hence two readers.
    CompiledImages images;
    SourceDir gazetteer_sources(sources, imported);
    images.gazetteer = compile_gazetteer(gazetteer_sources, report);
    SourceDir lexicon_sources(sources, imported);
    images.lexicon = compile_lexicon(lexicon_sources, report);
    if (report.failed()) {
        return std::nullopt;
    }
    return images;
}

void write_images(CompiledImages images, const fs::path& out) {
    write_image(out / kGazetteer, std::move(images.gazetteer));
    write_image(out / kLexicon, std::move(images.lexicon));
}

bool compile_config(const fs::path& sources,
                    const fs::path& out,
                    LintReport& report) {
    auto images = compile_images(sources, {}, report);
    if (images) {
        write_images(std::move(*images), out);
    }
    return images.has_value();
}

}  // namespace dateline
