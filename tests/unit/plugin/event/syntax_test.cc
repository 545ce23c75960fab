// Sentence syntax: one row is a sentence and the line that explanations show of
// it. Braces are verb groups with their link, subject and governor.
#include <string>

#include <catch2/catch.hpp>

#include "plugin/annotator.h"
#include "tests/support/test_lexicons.h"

namespace dateline {
namespace {

std::string syntax_of(const std::string& text) {
    Annotator annotator(test_lexicons());
    Article article;
    article.text = text;
    Explanation explanation;
    static_cast<void>(annotator.annotate(article, &explanation));
    for (const ExplanationEntry& entry : explanation.entries()) {
        if (entry.stage == "event" && entry.rule == "syntax") {
            return entry.message;
        }
    }
    return {};
}

TEST_CASE("chunks and links of a clause") {
    struct Row {
        const char* text;
        const char* syntax;
    };
    const Row rows[] = {
        {"The soldiers left the old fort.",
         "[The soldiers] {left: main, of soldiers} [the old fort] ."},
        {"The captain ordered soldiers in the fort to leave.",
         "[The captain] {ordered: main, of captain} [soldiers] <in> [the fort] "
         "{to leave: infinitive, of soldiers, under ordered} ."},
        {"The captain went to the fort to meet the rebels.",
         "[The captain] {went: main, of captain} <to> [the fort] "
         "{to meet: adjunct, of captain, under went} [the rebels] ."},
        {"The fort was taken by rebels.",
         "[The fort] {was taken: passive main, of fort} <by> [rebels] ."},
        {"The rebels shelled the fort and burned the bridge.",
         "[The rebels] {shelled: main, of rebels} [the fort] and "
         "{burned: coordinate, of rebels} [the bridge] ."},
        {"The soldiers sent to the fort surrendered.",
         "[The soldiers] {sent: passive relative, of -, to soldiers} <to> "
         "[the fort] {surrendered: main, of soldiers} ."},
        {"The general ordered the soldiers to leave the fort.",
         "[The general] {ordered: main, of general} [the soldiers] {to leave: "
         "infinitive, of soldiers, under ordered} [the fort] ."},
        {"More than 100 people fled.",
         "[More than 100 people] {fled: main, of people} ."},
        {"Dozens of soldiers were killed after gunmen attacked the fort.",
         "[Dozens of soldiers] {were killed: passive main, of soldiers} "
         "<after> [gunmen] {attacked: subordinate, of gunmen, under killed, "
         "by after} [the fort] ."},
        {"The officials said the soldiers had left.",
         "[The officials] {said: main, of officials} [the soldiers] {had left: "
         "that, of soldiers, under said} ."},
        {"The fort lies in the provinces Georgia illegally seized.",
         "[The fort] {lies: main, of fort} <in> [the provinces] [Georgia] "
         "illegally {seized: relative, of Georgia} ."},
        {"The Rwandan-backed rebels entered Bukavu.",
         "[The Rwandan-backed rebels] {entered: main, of rebels} [Bukavu] ."},
        {"The court fined Hungary 200 million euros.",
         "[The court] {fined: main, of court} [Hungary] [200 million euros] ."},
        {"The rebels had overrun the fort.",
         "[The rebels] {had overrun: main, of rebels} [the fort] ."},
        {"Israel is to hand back the fort.",
         "[Israel] {is: main, of Israel} {to hand: infinitive, of Israel, "
         "under is} back [the fort] ."},
        {"The general, who lands in Rome, praised them.",
         "[The general] , who {lands: relative, of general} <in> [Rome] , "
         "{praised: main, of general} [them] ."},
        {"Democrats vow to protest in Rome.",
         "[Democrats] {vow: main, of Democrats} {to protest: infinitive, of "
         "Democrats, under vow} <in> [Rome] ."},
        {"He said he would accept the fort, then denounced the offer.",
         "[He] {said: main, of He} [he] {would accept: that, of he, under "
         "said} "
         "[the fort] , then {denounced: coordinate, of He} [the offer] ."},
        {"The unions called off a strike planned for May.",
         "[The unions] {called: main, of unions} <off> [a strike] {planned: "
         "passive relative, of -, to strike} <for> @May@ ."},
        {"He was the first head of state to be convicted.",
         "[He] {was: main, of He} [the first head] <of> [state] {to be "
         "convicted: passive relative, of He} ."},
        {"The general promised reforms and to leave the fort.",
         "[The general] {promised: main, of general} [reforms] and {to leave: "
         "infinitive, of general, under promised} [the fort] ."},
        {"The envoy warned that the truce could fail, and rebels have left.",
         "[The envoy] {warned: main, of envoy} that [the truce] {could fail: "
         "that, of truce, under warned, by that} , and [rebels] {have left: "
         "main, of rebels} ."},
        {"In return President Mandela pardoned soldiers.",
         "<In> [return] [President Mandela] {pardoned: main, of Mandela} "
         "[soldiers] ."},
        {"Mr. Maduro, 79, a former driver, denied it.",
         "[Mr. Maduro] , [79] , [a former driver] , {denied: main, of Maduro} "
         "[it] ."},
        {"In the city some 200 people held flags.",
         "<In> [the city] [some 200 people] {held: main, of people} [flags] ."},
        {"In Miami thousands of exiles waved flags.",
         "<In> [Miami] [thousands of exiles] {waved: main, of exiles} [flags] "
         "."},
        {"The new premier let thousands of prisoners go.",
         "[The new premier] {let: main, of premier} [thousands of prisoners] "
         "{go: infinitive, of prisoners, under let} ."},
        {"Two died, among them a protester shot on Monday by men.",
         "[Two] {died: main, of Two} , <among> [them] [a protester] {shot: "
         "passive main, of protester} <on> @Monday@ <by> [men] ."},
        {"Customs officers fled.",
         "[Customs officers] {fled: main, of officers} ."},
        {"He asked Serbia to hand over the general.",
         "[He] {asked: main, of He} [Serbia] {to hand: infinitive, of Serbia, "
         "under asked} <over> [the general] ."},
        {"The soldiers had left, the officials said.",
         "[The soldiers] {had left: that, of soldiers, under said} , [the "
         "officials] {said: attribution, of officials} ."},
        {"A convoy carrying soldiers reached the fort.",
         "[A convoy] {carrying: relative, of convoy} [soldiers] {reached: "
         "main, of convoy} [the fort] ."},
        {"Soldiers sent by the general were killed by rebels.",
         "[Soldiers] {sent: passive relative, of -, to Soldiers} <by> [the "
         "general] {were killed: passive main, of Soldiers} <by> [rebels] ."},
        {"The rebels seized the fort, burned the bridge and killed soldiers.",
         "[The rebels] {seized: main, of rebels} [the fort] , {burned: "
         "coordinate, of rebels} [the bridge] and {killed: coordinate, of "
         "rebels} [soldiers] ."},
        {"The soldiers fought street by street to take the fort.",
         "[The soldiers] {fought: main, of soldiers} [street] <by> [street] "
         "{to take: adjunct, of soldiers, under fought} [the fort] ."},
        {"The general ordered the bridge destroyed.",
         "[The general] {ordered: main, of general} [the bridge] {destroyed: "
         "passive infinitive, of -, to bridge, under ordered} ."},
        {"Thousands besieged the fort.",
         "[Thousands] {besieged: main, of Thousands} [the fort] ."},
        {"In Goma thousands besieged the fort.",
         "<In> [Goma] [thousands] {besieged: main, of thousands} [the fort] ."},
        {"Retreating rebels burned the bridge.",
         "Retreating [rebels] {burned: main, of rebels} [the bridge] ."},
        {"Hours after the rebels left, soldiers entered the fort.",
         "@Hours@ <after> [the rebels] {left: subordinate, of rebels, by "
         "after} , [soldiers] {entered: main, of soldiers} [the fort] ."},
        {"The general left after the rebels came, and has offered to return.",
         "[The general] {left: main, of general} <after> [the rebels] {came: "
         "subordinate, of rebels, under left, by after} , and {has offered: "
         "coordinate, of general} {to return: infinitive, of general, under "
         "offered} ."},
        {"The officials later alleged that rebels had left.",
         "[The officials] later {alleged: main, of officials} that [rebels] "
         "{had left: that, of rebels, under alleged, by that} ."},
        {"The soldiers who saved himself were killed.",
         "[The soldiers] who {saved: relative, of soldiers} [himself] {were "
         "killed: passive main, of soldiers} ."},
        {"The general broke off peace talks in Rome.",
         "[The general] {broke: main, of general} <off> [peace talks] <in> "
         "[Rome] ."},
    };
    for (const Row& row : rows) {
        CHECK(syntax_of(row.text) == row.syntax);
    }
}

}  // namespace
}  // namespace dateline
