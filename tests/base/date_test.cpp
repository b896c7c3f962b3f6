#include "base/date.h"

#include <gtest/gtest.h>

namespace vaerdi {
namespace {

TEST(Date, IsReadAndWrittenAsIso) {
    const auto day = iso_date("2018-09-01");
    ASSERT_TRUE(day);
    EXPECT_EQ(iso(*day), "2018-09-01");
    EXPECT_EQ((*day - *iso_date("2018-08-31")).count(), 1);
    EXPECT_TRUE(iso_date("2020-02-29"));
}

TEST(Date, IsNothingElse) {
    for (const auto* wrong : {"2019-02-29", "2018-13-01", "2018-9-1", "01-09-2018", "2018-09-01T00:00", "",
                              "2018-09-0x", "2018 09-01", "-018-09-01"})
        EXPECT_FALSE(iso_date(wrong)) << wrong;
}

}  // namespace
}  // namespace vaerdi
