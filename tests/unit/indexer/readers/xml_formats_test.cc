// NITF, NewsML-G2, RSS, WordPress and Atom files through the whole reader.
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/read_all.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

ReadLog read_file(const std::string& name, const std::string& bytes) {
    const TempFolder folder;
    write_file(folder / name, bytes);
    return read_everything({folder / name});
}

Article read_one(const std::string& name, const std::string& bytes) {
    ReadLog log = read_file(name, bytes);
    for (const ReadError& error : log.errors) {
        FAIL(to_string(error));
    }
    REQUIRE(log.articles.size() == 1);
    return std::move(log.articles.front().first);
}

std::string failure(const std::string& name, const std::string& bytes) {
    const ReadLog log = read_file(name, bytes);
    REQUIRE(log.articles.empty());
    REQUIRE(log.errors.size() == 1);
    return log.errors.front().message;
}

TEST_CASE("NITF") {
    const Article article = read_one("a.xml", R"(<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "/nowhere/nitf-3-4.dtd">
<nitf xml:lang="en"><head><title>Window title</title>
<docdata management-status="usable"><doc-id id-string="n-1"/>
<date.issue norm="20220625T100000Z"/><date.release norm="20220626T000000Z"/>
<evloc city="Gori" iso-cc="GE"/></docdata>
<pubdata name="The Paper" date.publication="20220627" ex-ref="http://e/1"/>
</head><body><body.head><hedline><hl1>Troops <em>leave</em> Gori</hl1></hedline>
<byline>By <person>A. Writer</person></byline>
<dateline><location>TBILISI</location></dateline></body.head>
<body.content><p>First  line&nbsp;here.</p><hl2>Between</hl2>
<media><media-reference source="x.jpg"/><media-caption>A road.</media-caption>
</media><ul><li>One</li></ul><p><![CDATA[a < b]]></p></body.content></body>
</nitf>)");
    CHECK(article.id == "n-1");
    CHECK(article.title == "Troops leave Gori");
    CHECK(article.text ==
          "First line here.\n\nBetween\n\nA road.\n\nOne\n\na < b");
    CHECK(article.blocks.size() == 5);
    CHECK(article.byline == "By A. Writer");
    CHECK(article.source == "The Paper");
    CHECK(article.url == "http://e/1");
    CHECK(article.language == "en");
    CHECK(article.published_text == "20220625T100000Z");
    CHECK(article.embargoed == "20220626T000000Z");
    CHECK(article.dateline_text == "TBILISI");
    CHECK(article.event_locations == std::vector<std::string>{"Gori, GE"});
    CHECK(article.status == ArticleStatus::Usable);
}

TEST_CASE("NITF that is withdrawn or corrected") {
    const auto with = [](const std::string& docdata) {
        return read_one("a.nitf",
                        "<nitf><head>" + docdata +
                            "</head><body><body.content><p>x</p>"
                            "</body.content></body></nitf>")
            .status;
    };
    CHECK(with("<docdata management-status='canceled'/>") ==
          ArticleStatus::Withdrawn);
    CHECK(with("<docdata><correction/></docdata>") == ArticleStatus::Corrected);
}

const std::string kNewsItem = R"(<newsItem guid="urn:1" version="2"
 xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="en">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="agency"/>
<versionCreated>2022-06-25T10:00:00Z</versionCreated>
<firstCreated>2022-06-24T10:00:00Z</firstCreated>
<embargoed>2022-06-26T00:00:00Z</embargoed>
<pubStatus qcode="stat:usable"/><signal qcode="sig:correction"/></itemMeta>
<contentMeta><headline>Dam breaks</headline><by>A. Writer</by>
<located literal="city:x"><name>Kyiv</name></located>
<language tag="en-GB"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>It broke.</p></body></html>
</inlineXML></contentSet></newsItem>)";

TEST_CASE("NewsML-G2") {
    const Article article = read_one("a.xml", kNewsItem);
    CHECK(article.id == "urn:1");
    CHECK(article.title == "Dam breaks");
    CHECK(article.text == "It broke.");
    CHECK(article.byline == "A. Writer");
    CHECK(article.source == "agency");
    CHECK(article.language == "en-GB");
    CHECK(article.published_text == "2022-06-24T10:00:00Z");
    CHECK(article.version_created == "2022-06-25T10:00:00Z");
    CHECK(article.embargoed == "2022-06-26T00:00:00Z");
    CHECK(article.dateline_text == "Kyiv");
    CHECK(article.status == ArticleStatus::Corrected);
}

TEST_CASE("NewsML-G2 messages are read item by item") {
    const ReadLog log = read_file(
        "m.xml",
        "<newsMessage><header/><itemSet>" + kNewsItem +
            "<newsItem guid='p'><itemMeta><itemClass qcode='ninat:picture'/>"
            "</itemMeta></newsItem><newsItem guid='e'><contentSet/></newsItem>"
            "<newsItem guid='d'><contentSet><inlineData contenttype="
            "'text/plain'>One.\nTwo.</inlineData></contentSet></newsItem>"
            "</itemSet></newsMessage>");
    REQUIRE(log.articles.size() == 2);
    CHECK(log.articles[1].first.text == "One.\n\nTwo.");
    CHECK(log.articles[1].second.record == 4);
    REQUIRE(log.errors.size() == 2);
    CHECK(log.errors[0].kind == ReadError::Kind::Skipped);
    CHECK(log.errors[0].message == "an item of class ninat:picture");
    CHECK(log.errors[1].message == "the item holds no inline text");
    CHECK(log.errors[1].id == "e");
}

TEST_CASE("RSS") {
    const ReadLog log = read_file("feed.xml", R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="d" xmlns:media="m" xmlns:content="c"><channel>
<title>The Paper</title><language>en-gb</language><item>
<title>Rain &amp; wind</title><media:title>No</media:title>
<link>http://e/1</link><guid isPermaLink="false">g1</guid>
<pubDate>Sat, 25 Jun 2022 10:00:00 +0000</pubDate><dc:creator>A. W.</dc:creator>
<description>&lt;p&gt;Short.&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>All of it.</p></item>]]></content:encoded></item>
<item><link>http://e/2</link><description>Only this.</description></item>
<item><link>http://e/3</link></item></channel></rss>)");
    REQUIRE(log.articles.size() == 2);
    const Article& first = log.articles[0].first;
    CHECK(first.id == "g1");
    CHECK(first.title == "Rain & wind");
    CHECK(first.text == "All of it.");
    CHECK(first.url == "http://e/1");
    CHECK(first.byline == "A. W.");
    CHECK(first.source == "The Paper");
    CHECK(first.language == "en-gb");
    CHECK(first.published);
    CHECK(log.articles[1].first.id == "http://e/2");
    CHECK(log.articles[1].first.text == "Only this.");
    REQUIRE(log.errors.size() == 1);
    CHECK(log.errors[0].origin.record == 3);
    CHECK(log.errors[0].message == "the text is empty");
}

TEST_CASE("WordPress exports") {
    const auto item = [](const std::string& id,
                         const std::string& type,
                         const std::string& status,
                         const std::string& content) {
        return "<item><title>T</title><guid>" + id +
               "</guid><content:encoded><![CDATA[" + content +
               "]]></content:encoded><wp:post_date_gmt>2099-01-02 03:04:05"
               "</wp:post_date_gmt><wp:status>" +
               status + "</wp:status><wp:post_type>" + type +
               "</wp:post_type></item>";
    };
    const ReadLog log = read_file(
        "wxr.xml",
        "<rss><channel><title>Blog</title>" +
            item("1",
                 "post",
                 "publish",
                 "One [caption id=\"x\"]pic[/caption].\n\nTwo.") +
            item("2", "post", "draft", "x") +
            item("3", "attachment", "inherit", "x") +
            item("4", "page", "future", "Later.") + "</channel></rss>");
    REQUIRE(log.articles.size() == 2);
    CHECK(log.articles[0].first.text == "One pic.\n\nTwo.");
    CHECK(log.articles[1].first.embargoed == "2099-01-02T03:04:05Z");
    REQUIRE(log.errors.size() == 2);
    CHECK(log.errors[0].message == "a WordPress post with status draft");
    CHECK(log.errors[1].message == "a WordPress attachment");
    CHECK(log.errors[1].kind == ReadError::Kind::Skipped);
}

TEST_CASE("Atom") {
    const ReadLog log = read_file("a.atom", R"(<feed xml:lang="en"
 xmlns="http://www.w3.org/2005/Atom"><title>The Paper</title>
<entry><id>e1</id><title type="html">Rain &amp;amp; wind</title>
<link rel="self" href="http://s"/><link href="http://e/1"/>
<published>2022-06-24T10:00:00Z</published><updated>2022-06-25T10:00:00Z</updated>
<author><name>A. W.</name></author>
<content type="xhtml"><div><p>One.</p><p>Two.</p></div></content></entry>
<entry><id>e2</id><updated>2022-06-25</updated><summary>Short.</summary></entry>
</feed>)");
    REQUIRE(log.articles.size() == 2);
    const Article& first = log.articles[0].first;
    CHECK(first.id == "e1");
    CHECK(first.title == "Rain & wind");
    CHECK(first.url == "http://e/1");
    CHECK(first.text == "One.\n\nTwo.");
    CHECK(first.byline == "A. W.");
    CHECK(first.source == "The Paper");
    CHECK(first.published_text == "2022-06-24T10:00:00Z");
    CHECK(first.version_created == "2022-06-25T10:00:00Z");
    CHECK(log.articles[1].first.text == "Short.");
    CHECK(log.articles[1].first.published_text == "2022-06-25");
}

TEST_CASE("one bad item does not lose the next") {
    const ReadLog log = read_file(
        "f.xml",
        "<rss><channel><item><guid>1</guid><description>a<b></description>"
        "</item><item><guid>2</guid><description>b</description></item>"
        "</channel></rss>");
    REQUIRE(log.errors.size() == 1);
    REQUIRE(log.articles.size() == 1);
    CHECK(log.articles[0].first.id == "2");
}

TEST_CASE("a list that is cut off keeps what was whole") {
    const ReadLog log = read_file(
        "f.xml",
        "<rss><channel><item><guid>1</guid><description>a</description></item>"
        "<item><guid>2</guid>");
    CHECK(log.articles.size() == 1);
    REQUIRE(log.errors.size() == 1);
    CHECK(log.errors[0].message == "the document ends inside <item>");
}

TEST_CASE("XML that is refused") {
    CHECK(failure("a.xml",
                  "<!DOCTYPE l [<!ENTITY a 'b'>]><nitf><body/></nitf>") ==
          "an internal DOCTYPE subset is refused");
    CHECK(failure("a.xml", "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss></rss>") ==
          "an internal DOCTYPE subset is refused");
    CHECK(failure("a.xml", "<article>x</article>") ==
          "no reader for XML whose root is <article>");
    CHECK(failure("a.xml", "<nitf><body>")
              .starts_with("not well-formed XML at byte "));
    CHECK(failure("a.xml",
                  "<?xml version='1.0' encoding='UTF-16'?><nitf></nitf>") ==
          "declared as utf-16, which it is not");
    std::string deep = "<nitf>";
    for (int i = 0; i < 300; ++i) {
        deep += "<a>";
    }
    for (int i = 0; i < 300; ++i) {
        deep += "</a>";
    }
    CHECK(failure("a.xml", deep + "</nitf>") ==
          "elements are nested deeper than 256 levels");
}

TEST_CASE("XML in other encodings") {
    const std::string body =
        "<nitf><body><body.content><p>caf\xE9</p></body.content></body></nitf>";
    CHECK(
        read_one("a.xml", "<?xml version='1.0' encoding='ISO-8859-1'?>" + body)
            .text == "caf\u00E9");
    const Article repaired = read_one("a.xml", body);
    CHECK(repaired.text == "caf\uFFFD");
    CHECK(repaired.diagnostics.size() == 1);
}

}  // namespace
}  // namespace dateline
