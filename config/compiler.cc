// The list of loaders: a new family of sources is one line here.
#include "config/compiler.h"

#include "config/words_loader.h"
#include "plugin/lexicon/image.h"

namespace dateline {

std::vector<std::byte> compile_lexicon(SourceDir& sources, LintReport& report) {
    ImageWriter writer;
    WordTable words = load_words(sources, report);
    words.write(writer);
    return writer.finish("lexicon", sources.fingerprint());
}

std::vector<std::byte> compile_gazetteer(SourceDir& sources,
                                         LintReport& report) {
    ImageWriter writer;
    static_cast<void>(report);
    return writer.finish("gazettee", sources.fingerprint());
}

}  // namespace dateline
