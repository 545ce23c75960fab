// Lexicons: the immutable bundle an Annotator and a question reader need, as
// views into the two mapped images.
#ifndef DATELINE_PLUGIN_LEXICONS_H
#define DATELINE_PLUGIN_LEXICONS_H

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "plugin/actor/actor_lexicon.h"
#include "plugin/body/body_lexicon.h"
#include "plugin/event/event_lexicon.h"
#include "plugin/lexicon/image.h"
#include "plugin/lexicon/word_lexicon.h"
#include "plugin/place/gazetteer.h"
#include "plugin/place/toponym_words.h"
#include "plugin/time/time_lexicon.h"

namespace dateline {

/// Bytes of one image and whoever keeps them mapped.
struct ImageBytes {
    std::span<const std::byte> bytes;
    std::shared_ptr<const void> owner;
};

/// Built once, then const: safe to share between threads.
class Lexicons {
  public:
    /// @throw ImageError when an image is foreign or lacks a section
    Lexicons(ImageBytes lexicon, ImageBytes gazetteer);

    /// 16 hexadecimal digits: of the lexicon's and the gazetteer's sources.
    [[nodiscard]] const std::string& fingerprint() const {
        return fingerprint_;
    }

    [[nodiscard]] const BodyLexicon& body() const { return body_; }
    [[nodiscard]] const TimeLexicon& times() const { return times_; }
    [[nodiscard]] const WordLexicon& words() const { return words_; }
    [[nodiscard]] const EventLexicon& events() const { return events_; }
    [[nodiscard]] const ActorLexicon& actors() const { return actors_; }
    [[nodiscard]] const Gazetteer& gazetteer() const { return places_; }
    [[nodiscard]] const ToponymWords& toponym_words() const {
        return toponym_words_;
    }

  private:
    std::shared_ptr<const void> lexicon_owner_;
    std::shared_ptr<const void> gazetteer_owner_;
    Image lexicon_;
    Image gazetteer_;
    BodyLexicon body_;
    WordLexicon words_;
    EventLexicon events_;
    ActorLexicon actors_;
    TimeLexicon times_;
    Gazetteer places_;
    ToponymWords toponym_words_;
    std::string fingerprint_;
};

}  // namespace dateline

#endif
