// What one person may write in a day: the last that fits is kept, the next is refused and leaves no trace,
// and others go on.
#include <gtest/gtest.h>

#include "made_site.h"

namespace vaerdi::server {
namespace {

const std::string the_case = "/api/documents/purchases/ours/case.yaml";

SiteOptions with(const std::function<void(Limits&)>& change) {
    SiteOptions options;
    change(options.limits);
    return options;
}

std::string saving(int base, const std::string& text) { return Json{{"base", base}, {"text", text}}.dump(); }

void expect_refused(const Answered& answered, const std::string& english, const std::string& danish) {
    EXPECT_EQ(answered.status, 429);
    EXPECT_EQ(answered.code(), "too_many");
    const auto message = answered.json()["error"]["message"];
    EXPECT_NE(message["en"].get<std::string>().find(english), std::string::npos) << message;
    EXPECT_NE(message["da"].get<std::string>().find(danish), std::string::npos) << message;
}

TEST(Quota, OfVersionsHoldsForOnePersonAndADay) {
    MadeSite made(with([](Limits& limits) { limits.versions_a_day = 2; }));
    const auto economist = made.ticket("economist"), clinician = made.ticket("clinician");
    EXPECT_EQ(made.ask("PUT", the_case, economist, saving(1, "a")).status, 200);
    EXPECT_EQ(made.ask("PUT", the_case, economist, saving(2, "b")).status, 200);
    expect_refused(made.ask("PUT", the_case, economist, saving(3, "c")), "save 2 versions",
                   "gemme 2 versioner");
    expect_refused(made.ask("DELETE", the_case, economist, R"({"base":3})"), "save 2 versions",
                   "gemme 2 versioner");
    EXPECT_EQ(made.ask("GET", the_case, economist).json()["text"], "b") << "nothing of it was written";
    EXPECT_EQ(made.ask("PUT", the_case, economist, saving(3, "b")).status, 200) << "said again";
    EXPECT_EQ(made.ask("PUT", the_case, economist, saving(1, "c")).code(), "conflict");
    EXPECT_EQ(made.ask("PUT", the_case, clinician, saving(3, "d")).status, 200) << "another person goes on";
    made.now += std::chrono::hours(24) + std::chrono::seconds(1);
    EXPECT_EQ(made.ask("PUT", the_case, made.ticket("economist"), saving(4, "e")).status, 200);
}

TEST(Quota, OfBytesCountsAllVersionsTogether) {
    MadeSite made(with([](Limits& limits) { limits.bytes_a_day = 2 * 1024 * 1024; }));
    const auto economist = made.ticket("economist");
    const std::string megabyte(1024 * 1024, 'x');
    EXPECT_EQ(made.ask("PUT", the_case, economist, saving(1, megabyte)).status, 200);
    EXPECT_EQ(made.ask("PUT", the_case, economist, saving(2, megabyte.substr(1) + "y")).status, 200);
    expect_refused(made.ask("PUT", the_case, economist, saving(3, "z")), "2 MB together", "2 MB tilsammen");
}

TEST(Quota, OfPurchasesLeavesNoHalfBegunOne) {
    MadeSite made(with([](Limits& limits) { limits.purchases_a_day = 1; }));
    const auto buyer = made.ticket("buyer");
    EXPECT_EQ(made.ask("POST", "/api/purchases", buyer, R"({"title":"One","organisation":"H"})").status, 201);
    expect_refused(made.ask("POST", "/api/purchases", buyer, R"({"title":"Two","organisation":"H"})"),
                   "begin 1 purchases", "begynde 1 indkøb");
    EXPECT_FALSE(
        made.database().read([](store::Reading& reading) { return store::purchase_exists(reading, "two"); }));
}

TEST(Quota, OfDraftsLetsThoseThereBeChanged) {
    MadeSite made(with([](Limits& limits) { limits.drafts_per_person = 1; }));
    const auto economist = made.ticket("economist");
    const std::string first = "/api/drafts/purchases/ours/case.yaml",
                      other = "/api/drafts/purchases/ours/other.yaml";
    EXPECT_EQ(made.ask("PUT", first, economist, saving(1, "a")).status, 200);
    EXPECT_EQ(made.ask("PUT", first, economist, saving(1, "b")).status, 200);
    expect_refused(made.ask("PUT", other, economist, saving(0, "c")), "You have 1 drafts",
                   "Du har 1 kladder");
    EXPECT_EQ(made.ask("GET", other, economist).status, 404);
    EXPECT_EQ(made.ask("DELETE", first, economist).status, 204);
    EXPECT_EQ(made.ask("PUT", other, economist, saving(0, "c")).status, 200);
}

}  // namespace
}  // namespace vaerdi::server
