// The list of loaders: a new family of sources is one line here.
#include "config/compiler.h"

#include "config/actors_loader.h"
#include "config/body_loader.h"
#include "config/events_loader.h"
#include "config/gazetteer_loader.h"
#include "config/imported_loader.h"
#include "config/places_loader.h"
#include "config/times_loader.h"
#include "config/toponym_words_loader.h"
#include "config/words_loader.h"
#include "plugin/lexicon/image.h"

namespace dateline {

std::vector<std::byte> compile_lexicon(SourceDir& sources, LintReport& report) {
    ImageWriter writer;
    WordTable words = load_words(sources, report);
    load_events(sources, words, writer, report);
    words.write(writer);
    load_toponym_words(sources, writer, report);
    load_actors(sources, writer, report);
    load_times(sources, writer, report);
    load_body(sources, writer, report);
    return writer.finish("lexicon", sources.fingerprint());
}

std::vector<std::byte> compile_gazetteer(SourceDir& sources,
                                         LintReport& report) {
    ImageWriter writer;
    GazetteerBuilder builder;
    load_gazetteer(sources, builder, writer, report);
    load_places(sources, builder, report, [&] {
        load_imported(sources, builder, writer, report);
    });
    builder.write(writer, report);
    return writer.finish("gazettee", sources.fingerprint());
}

}  // namespace dateline
