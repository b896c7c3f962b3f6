#include "server/quota.h"

#include <fmt/format.h>

#include "server/message.h"
#include "store/usage.h"

namespace vaerdi::server {
namespace {

constexpr std::chrono::hours day{24};

[[noreturn]] void refuse_more(const std::string& english, const std::string& danish) {
    refuse(429, "too_many",
           {"In 24 hours a person can " + english + ". Nothing was saved; try again later.",
            "På 24 timer kan én person " + danish + ". Intet er gemt; prøv igen senere."});
}

}  // namespace

void require_within_quota(const Site& site, store::Writing& writing) {
    const auto& limits = site.options.limits;
    const auto used = store::usage_since(writing, writing.by(), writing.at() - day);
    if (used.purchases > limits.purchases_a_day)
        refuse_more(fmt::format("begin {} purchases", limits.purchases_a_day),
                    fmt::format("begynde {} indkøb", limits.purchases_a_day));
    if (used.versions > limits.versions_a_day)
        refuse_more(fmt::format("save {} versions of documents", limits.versions_a_day),
                    fmt::format("gemme {} versioner af dokumenter", limits.versions_a_day));
    if (used.bytes > limits.bytes_a_day)
        refuse_more(fmt::format("save documents of {} MB together", limits.bytes_a_day / (1024 * 1024)),
                    fmt::format("gemme dokumenter på {} MB tilsammen", limits.bytes_a_day / (1024 * 1024)));
}

void require_few_drafts(const Site& site, store::Writing& writing) {
    const auto most = site.options.limits.drafts_per_person;
    if (store::count_drafts(writing, writing.by()) <= most) return;
    refuse(
        429, "too_many",
        {fmt::format("You have {} drafts, the most there can be; save or throw away some first.", most),
         fmt::format("Du har {} kladder, og flere kan der ikke være; gem eller kassér nogle først.", most)});
}

}  // namespace vaerdi::server
