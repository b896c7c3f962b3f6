#include "store/documents.h"

#include <fmt/format.h>
#include <rapidcheck/gtest.h>

#include <thread>

#include "store/audit.h"
#include "store/drafts.h"
#include "store/people.h"
#include "store/purchases.h"
#include "store/secrets.h"
#include "store/stores.h"
#include "store/usage.h"

namespace vaerdi::store {
namespace {

const std::string path = "purchases/knee-implants/case.yaml";

class Documents : public StoreTest {
  protected:
    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) return;
        write(nobody, [&](Writing& w) {
            anna = add_person(w, {.login = "anna", .name = "Anna"});
            bo = add_person(w, {.login = "bo", .name = "Bo"});
            create_purchase(w, "knee-implants");
        });
    }
    PutOutcome put(PersonId by, std::int64_t base, const std::string& text, const std::string& at = path) {
        return write(by, [&](Writing& w) {
            return put_document(w, {.path = at, .base_version = base, .text = text, .message = "why"});
        });
    }
    std::int64_t saved(const PutOutcome& outcome) {
        const auto* version = std::get_if<Saved>(&outcome);
        return version == nullptr ? 0 : version->version;
    }
    PersonId anna = 0, bo = 0;
};
BOTH_STORES(Documents);

TEST_P(Documents, are_kept_word_for_word_with_their_versions) {
    const std::string first = "case: 1\r\n# æøå\t\n", second("\0\xFF\xFE half \x80", 10);
    EXPECT_EQ(saved(put(anna, 0, first)), 1);
    now += std::chrono::microseconds(7);
    EXPECT_EQ(saved(put(bo, 1, second)), 2);

    const auto current = read([](Reading& r) { return read_document(r, path); });
    ASSERT_TRUE(current);
    EXPECT_EQ(current->text, second);
    EXPECT_EQ(current->version, 2);
    EXPECT_EQ(current->author, bo);
    EXPECT_EQ(current->saved, now);
    EXPECT_EQ(current->message, "why");
    EXPECT_EQ(current->sha256, sha256_hex(second));
    EXPECT_EQ(current->size, 10);
    const auto old = read([](Reading& r) { return read_version(r, path, 1); });
    ASSERT_TRUE(old);
    EXPECT_EQ(old->text, first);
    EXPECT_EQ(old->author, anna);
    const auto versions = read([](Reading& r) { return history(r, path); });
    ASSERT_EQ(versions.size(), 2U);
    EXPECT_EQ(versions[0].version, 2);
    EXPECT_EQ(versions[1].version, 1);
}

TEST_P(Documents, survive_closing_and_opening) {
    put(anna, 0, "text");
    database.reset();
    database = open(where);
    EXPECT_EQ(read([](Reading& r) { return read_document(r, path); })->text, "text");
}

TEST_P(Documents, two_edits_from_the_same_version_conflict_and_both_are_there_to_be_shown) {
    put(anna, 0, "first");
    EXPECT_EQ(saved(put(anna, 1, "by Anna")), 2);
    const auto outcome = put(bo, 1, "by Bo");
    const auto* conflict = std::get_if<Conflict>(&outcome);
    ASSERT_NE(conflict, nullptr);
    EXPECT_EQ(conflict->current.version, 2);
    EXPECT_EQ(conflict->current.text, "by Anna");
    EXPECT_EQ(conflict->current.author, anna);
    EXPECT_EQ(conflict->current.saved, now);
    EXPECT_EQ(read([](Reading& r) { return read_document(r, path); })->text, "by Anna");
    EXPECT_EQ(saved(put(bo, 2, "by both")), 3);
}

TEST_P(Documents, creating_what_is_there_conflicts) {
    put(anna, 0, "first");
    EXPECT_TRUE(std::holds_alternative<Conflict>(put(bo, 0, "mine")));
}

TEST_P(Documents, the_same_text_makes_no_version_whatever_it_began_from) {
    put(anna, 0, "text");
    for (const std::int64_t base : {0, 1, 5}) {
        const auto outcome = put(anna, base, "text");
        ASSERT_TRUE(std::holds_alternative<Saved>(outcome));
        EXPECT_TRUE(std::get<Saved>(outcome).unchanged);
        EXPECT_EQ(std::get<Saved>(outcome).version, 1);
    }
    EXPECT_EQ(read([](Reading& r) { return history(r, path); }).size(), 1U);
}

TEST_P(Documents, an_empty_text_is_a_text) {
    EXPECT_EQ(saved(put(anna, 0, "")), 1);
    EXPECT_EQ(read([](Reading& r) { return read_document(r, path); })->text, "");
}

TEST_P(Documents, what_is_removed_can_still_be_read_and_written_again) {
    put(anna, 0, "text");
    const auto removed = write(bo, [](Writing& w) { return remove_document(w, path, 1, "no longer"); });
    EXPECT_EQ(saved(removed), 2);
    EXPECT_FALSE(read([](Reading& r) { return read_document(r, path); }));
    EXPECT_TRUE(read([](Reading& r) { return list_documents(r, ""); }).empty());
    EXPECT_EQ(read([](Reading& r) { return read_version(r, path, 1); })->text, "text");
    EXPECT_TRUE(read([](Reading& r) { return read_version(r, path, 2); })->removed);
    EXPECT_EQ(saved(put(anna, 0, "anew")), 3);
    EXPECT_EQ(read([](Reading& r) { return read_document(r, path); })->text, "anew");
}

TEST_P(Documents, an_edit_of_a_removed_document_conflicts) {
    put(anna, 0, "text");
    write(bo, [](Writing& w) { return remove_document(w, path, 1); });
    const auto outcome = put(anna, 1, "edited");
    ASSERT_TRUE(std::holds_alternative<Conflict>(outcome));
    EXPECT_TRUE(std::get<Conflict>(outcome).current.removed);
}

TEST_P(Documents, removing_conflicts_when_someone_has_saved_since) {
    put(anna, 0, "text");
    put(bo, 1, "newer");
    const auto outcome = write(anna, [](Writing& w) { return remove_document(w, path, 1); });
    EXPECT_TRUE(std::holds_alternative<Conflict>(outcome));
    EXPECT_EQ(fault_of([&] { write(anna, [](Writing& w) { return remove_document(w, "library/x", 1); }); }),
              Fault::unknown);
}

TEST_P(Documents, are_listed_by_prefix_in_the_order_of_bytes) {
    write(anna, [](Writing& w) {
        for (const char* at : {"library/Å.yaml", "library/a.yaml", "library/b/c.yaml", "library/B.yaml",
                               "catalogue/own.yaml", "library/a_.yaml", "library/aX.yaml"})
            put_document(w, {.path = at, .base_version = 0, .text = at});
    });
    std::vector<std::string> paths;
    for (const auto& head : read([](Reading& r) { return list_documents(r, "library/"); }))
        paths.push_back(head.path);
    EXPECT_EQ(paths, (std::vector<std::string>{"library/B.yaml", "library/a.yaml", "library/aX.yaml",
                                               "library/a_.yaml", "library/b/c.yaml", "library/Å.yaml"}));
    EXPECT_EQ(read([](Reading& r) { return list_documents(r, "library/a_"); }).size(), 1U);
}

TEST_P(Documents, refuses_what_cannot_be_kept) {
    const auto refused = [&](const Edit& edit) {
        return fault_of([&] { write(anna, [&](Writing& w) { return put_document(w, edit); }); });
    };
    for (const std::string at :
         {"", "/", "case.yaml", "../case.yaml", "library/../x", "library/./x", "library//x", "library/",
          "library", "library/.git", "library/a\nb", "library/a\\b", "elsewhere/x", "purchases/x",
          "purchases/Knee/x", "purchases/knee-implants", "library/\xF4\x8F\xBF\xBF", "library/\x7F"})
        EXPECT_EQ(refused({.path = at, .base_version = 0, .text = "t"}), Fault::wrong_input) << at;
    EXPECT_EQ(refused({.path = "library/" + std::string(500, 'a'), .base_version = 0, .text = "t"}),
              Fault::wrong_input);
    EXPECT_EQ(refused({.path = "library/\xC3", .base_version = 0, .text = "t"}), Fault::wrong_input);
    EXPECT_EQ(refused({.path = path, .base_version = 0, .text = std::string(largest_document + 1, 'x')}),
              Fault::wrong_input);
    EXPECT_EQ(refused({.path = path, .base_version = 0, .text = "t", .message = std::string(1001, 'x')}),
              Fault::wrong_input);
    EXPECT_EQ(refused({.path = path, .base_version = 0, .text = "t", .message = std::string("a\0b", 3)}),
              Fault::wrong_input);
    EXPECT_EQ(refused({.path = path, .base_version = 3, .text = "t"}), Fault::wrong_input);
    EXPECT_EQ(refused({.path = path, .base_version = 0, .text = "t", .links = {{"From", "library/x"}}}),
              Fault::wrong_input);
    EXPECT_EQ(refused({.path = "purchases/nowhere/case.yaml", .base_version = 0, .text = "t"}),
              Fault::unknown);
    EXPECT_TRUE(read([](Reading& r) { return list_documents(r, ""); }).empty());
}

TEST_P(Documents, the_largest_document_is_kept) {
    const std::string text(largest_document, '\xE6');
    put(anna, 0, text);
    EXPECT_EQ(read([](Reading& r) { return read_document(r, path); })->text, text);
}

TEST_P(Documents, a_name_is_a_file_or_a_folder) {
    put(anna, 0, "t", "library/hip");
    EXPECT_EQ(fault_of([&] { put(anna, 0, "t", "library/hip/case.yaml"); }), Fault::wrong_input);
    put(anna, 0, "t", "library/knee/case.yaml");
    EXPECT_EQ(fault_of([&] { put(anna, 0, "t", "library/knee"); }), Fault::wrong_input);
}

TEST_P(Documents, links_are_kept_with_the_version_that_made_them) {
    put(anna, 0, "t", "library/hip/case.yaml");
    write(anna, [](Writing& w) {
        put_document(w, {.path = path,
                         .base_version = 0,
                         .text = "copy",
                         .message = {},
                         .links = {{"copied-from", "library/hip/case.yaml"},
                                   {"copied-from", "library/hip/case.yaml"}}});
        put_document(w, {.path = path, .base_version = 1, .text = "mine"});
    });
    const auto from = read([](Reading& r) { return links_from(r, path); });
    ASSERT_EQ(from.size(), 1U);
    EXPECT_EQ(from[0].version, 1);
    EXPECT_EQ(from[0].link.to, "library/hip/case.yaml");
    const auto to = read([](Reading& r) { return links_to(r, "library/hip/case.yaml"); });
    ASSERT_EQ(to.size(), 1U);
    EXPECT_EQ(to[0].from, path);
    EXPECT_EQ(to[0].link.kind, "copied-from");
}

TEST_P(Documents, a_draft_belongs_to_one_person_and_goes_when_that_person_saves) {
    put(anna, 0, "text");
    write(anna, [](Writing& w) { put_draft(w, path, 1, "half"); });
    write(anna, [](Writing& w) { put_draft(w, path, 1, "half written"); });
    write(bo, [](Writing& w) { put_draft(w, path, 1, "Bo's"); });
    const auto draft = read([&](Reading& r) { return read_draft(r, anna, path); });
    ASSERT_TRUE(draft);
    EXPECT_EQ(draft->text, "half written");
    EXPECT_EQ(draft->base_version, 1);
    EXPECT_EQ(draft->saved, now);
    EXPECT_EQ(read([&](Reading& r) { return drafts_of(r, anna); }).size(), 1U);
    put(anna, 1, "written");
    EXPECT_FALSE(read([&](Reading& r) { return read_draft(r, anna, path); }));
    EXPECT_TRUE(read([&](Reading& r) { return read_draft(r, bo, path); }));
    EXPECT_TRUE(std::holds_alternative<Conflict>(put(bo, 1, "Bo's")));
    EXPECT_TRUE(read([&](Reading& r) { return read_draft(r, bo, path); })) << "a conflict keeps the draft";
    EXPECT_TRUE(write(bo, [](Writing& w) { return remove_draft(w, path); }));
    EXPECT_FALSE(write(bo, [](Writing& w) { return remove_draft(w, path); }));
}

TEST_P(Documents, and_purchases_are_counted_for_the_person_who_wrote_them_since_a_time) {
    put(anna, 0, "four");
    now += std::chrono::hours(1);
    const auto since = now;
    put(anna, 1, "fifteen bytes..");
    put(anna, 2, "fifteen bytes..");  // the very text makes no version
    put(bo, 2, "Bo's");
    write(anna, [](Writing& w) {
        create_purchase(w, "wheelchairs");
        put_draft(w, path, 1, "half");
        put_draft(w, "library/new.yaml", 0, "half");
    });
    const auto all = read([&](Reading& r) { return usage_since(r, anna, since - std::chrono::hours(1)); });
    EXPECT_EQ(all.versions, 2);
    EXPECT_EQ(all.bytes, 19);
    const auto lately = read([&](Reading& r) { return usage_since(r, anna, since); });
    EXPECT_EQ(lately.versions, 1);
    EXPECT_EQ(lately.bytes, 15);
    EXPECT_EQ(lately.purchases, 1);
    const auto later =
        read([&](Reading& r) { return usage_since(r, anna, since + std::chrono::microseconds(1)); });
    EXPECT_EQ(later.versions + later.bytes + later.purchases, 0);
    EXPECT_EQ(read([&](Reading& r) { return count_drafts(r, anna); }), 2);
    EXPECT_EQ(read([&](Reading& r) { return count_drafts(r, bo); }), 0);
}

TEST_P(Documents, nothing_is_written_when_the_writing_is_given_up) {
    EXPECT_THROW(write(anna,
                       [](Writing& w) {
                           put_document(w, {.path = path, .base_version = 0, .text = "text"});
                           throw std::runtime_error("given up");
                       }),
                 std::runtime_error);
    EXPECT_FALSE(read([](Reading& r) { return read_document(r, path); }));
    EXPECT_EQ(saved(put(anna, 0, "text")), 1);
}

TEST_P(Documents, of_writers_from_the_same_version_exactly_one_wins) {
    constexpr int writers = 6, rounds = 5;
    put(anna, 0, "0");
    for (int round = 1; round <= rounds; ++round) {
        std::atomic<int> won = 0, lost = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < writers; ++i) {
                threads.emplace_back([&, i] {
                    const auto outcome =
                        put(i % 2 == 0 ? anna : bo, round, fmt::format("{} by {}", round, i));
                    ++(std::holds_alternative<Saved>(outcome) ? won : lost);
                });
            }
        }
        EXPECT_EQ(won, 1);
        EXPECT_EQ(lost, writers - 1);
    }
    EXPECT_EQ(read([](Reading& r) { return history(r, path); }).size(), rounds + 1U);
    EXPECT_FALSE(read([](Reading& r) { return verify_audit(r); }).first_breach);
}

TEST_P(Documents, two_programs_may_write_to_the_same_store) {
    const auto other = open(where);
    put(anna, 0, "0");
    std::atomic<int> won = 0;
    constexpr int each = 15;
    const auto work = [&](Database& store, PersonId by) {
        for (int i = 0; i < each; ++i) {
            store.write(by, [&](Writing& w) {
                const auto now_there = read_document(w, path)->version;
                put_document(w,
                             {.path = path, .base_version = now_there, .text = fmt::format("{} {}", by, i)});
            });
            ++won;
        }
    };
    {
        const std::jthread a([&] { work(*database, anna); });
        const std::jthread b([&] { work(*other, bo); });
    }
    EXPECT_EQ(won, 2 * each);
    EXPECT_EQ(read([](Reading& r) { return read_document(r, path); })->version, 2 * each + 1);
    EXPECT_FALSE(read([](Reading& r) { return verify_audit(r); }).first_breach);
}

TEST_P(Documents, a_reading_sees_one_unchanging_picture) {
    put(anna, 0, "first");
    read([&](Reading& r) {
        EXPECT_EQ(read_document(r, path)->text, "first");
        std::jthread([&] { put(bo, 1, "second"); }).join();
        EXPECT_EQ(read_document(r, path)->text, "first");
    });
    EXPECT_EQ(read([](Reading& r) { return read_document(r, path); })->text, "second");
}

TEST_P(Documents, many_read_while_one_writes) {
    put(anna, 0, "0 0");
    std::atomic<bool> stop = false;
    std::atomic<int> torn = 0, readings = 0;
    std::vector<std::jthread> readers;
    for (int i = 0; i < 12; ++i) {
        readers.emplace_back([&] {
            while (!stop) {
                read([&](Reading& r) {
                    const auto shown = read_document(r, path);
                    if (shown->text != fmt::format("{0} {0}", shown->version - 1)) ++torn;
                    ++readings;
                });
            }
        });
    }
    for (int i = 1; i <= 20; ++i) put(anna, i, fmt::format("{0} {0}", i));
    stop = true;
    readers.clear();
    EXPECT_EQ(torn, 0);
    EXPECT_GT(readings, 0);
}

/// Whatever one does to a document, its history is the list of texts that differed, in order.
TEST_P(Documents, histories_follow_a_simple_model) {
    rc::check([&] {
        const auto at = "library/" + sha256_hex(random_token()).substr(0, 12) + ".yaml";
        std::vector<std::string> model;
        const auto texts = *rc::gen::container<std::vector<std::string>>(
            rc::gen::container<std::string>(rc::gen::arbitrary<char>()));
        write(anna, [&](Writing& w) {
            for (const auto& text : texts) {
                const auto there = static_cast<std::int64_t>(model.size());
                const auto base = *rc::gen::inRange<std::int64_t>(0, there + 1);
                const bool same = !model.empty() && model.back() == text;
                const auto outcome = put_document(w, {.path = at, .base_version = base, .text = text});
                RC_ASSERT(std::holds_alternative<Saved>(outcome) == (same || base == there));
                if (!same && base == there) model.push_back(text);
            }
        });
        read([&](Reading& r) {
            for (std::size_t i = 0; i < model.size(); ++i)
                RC_ASSERT(read_version(r, at, static_cast<std::int64_t>(i) + 1).value().text == model[i]);
            RC_ASSERT(history(r, at).size() == model.size());
        });
    });
}

}  // namespace
}  // namespace vaerdi::store
