// Data put into the page of the self-contained report.
#include "pages/report_page.h"

#include <gtest/gtest.h>

#include "pages/pages.h"

namespace vaerdi::pages {
namespace {

constexpr auto page_with_place =
    R"(<head><script type="application/json" id="vaerdi-report"></script></head><body></body>)";

TEST(ReportPage, HoldsTheDataWhereThePageLooksForIt) {
    EXPECT_EQ(
        filled(page_with_place, R"({"a": 1})"),
        R"(<head><script type="application/json" id="vaerdi-report">{"a": 1}</script></head><body></body>)");
}

TEST(ReportPage, NoTextOfACaseCanEndTheScript) {
    const auto page = *filled(page_with_place, R"({"title": "</script><script>alert(1)</script><!--"})");
    EXPECT_EQ(page.find("<script>"), std::string::npos);
    EXPECT_EQ(page.find("<!--"), std::string::npos);
    EXPECT_NE(page.find("\\u003c/script>"), std::string::npos);
}

TEST(ReportPage, LineSeparatorsOfUnicodeAreEscaped) {
    const auto page = *filled(page_with_place, "{\"a\": \"x\xE2\x80\xA8y\xE2\x80\xA9z\"}");
    EXPECT_NE(page.find("x\\u2028y\\u2029z"), std::string::npos);
    EXPECT_EQ(page.find("\xE2\x80\xA8"), std::string::npos);
}

TEST(ReportPage, APageWithoutThePlaceIsNotFilled) { EXPECT_FALSE(filled("<head></head>", "{}")); }

TEST(ReportPage, TheShippedPageIsOneSmallFileWithoutOthers) {
    const auto* shipped = page("report.html");
    if (shipped == nullptr) GTEST_SKIP() << "built without the web application";
    const auto report = report_page("{}");
    ASSERT_TRUE(report);
    EXPECT_LT(report->size(), 1'000'000U);
    for (const auto* other : {"src=\"", "href=\"/", "<link", "@import", "url(\"http", "url(http"})
        EXPECT_EQ(report->find(other), std::string::npos) << other;
}

}  // namespace
}  // namespace vaerdi::pages
