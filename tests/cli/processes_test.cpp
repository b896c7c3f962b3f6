// Several processes do one assessment (built with VAERDI_MPI): the same bits as one.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "text_tests.h"

namespace vaerdi::cli {
namespace {

const std::string root = VAERDI_SOURCE_DIR;
const std::string together = "mpirun --allow-run-as-root --oversubscribe -n ";

bool built_with_mpi() {
    const TestFolder folder(true);
    return run_command("command -v mpirun && grep -q MPI_Init_thread \"$(command -v vaerdi)\"", folder.path())
               .exit_code == 0;
}

class Together : public testing::TestWithParam<std::string> {};

TEST_P(Together, print_the_same_bits_as_one) {
    if (!built_with_mpi()) GTEST_SKIP() << "built without VAERDI_MPI, or no mpirun here";
    const TestFolder folder(true);
    const auto command = "vaerdi assess examples/" + GetParam();
    const auto alone = run_command(command, folder.path());
    ASSERT_EQ(alone.exit_code, 0);
    for (const char* count : {"2", "3"}) {
        const auto shared = run_command(together + count + " " + command, folder.path());
        EXPECT_EQ(shared.exit_code, 0);
        EXPECT_EQ(shared.lines, alone.lines) << count;
    }
}
INSTANTIATE_TEST_SUITE_P(Assessments, Together,
                         testing::Values("reference/sick-sicker/case.yaml --draws 20000 --json --threads 1",
                                         "tavi/case.yaml --draws 5000 --information --threads 2",
                                         // fewer chunks than processes
                                         "catheter-dressing/case.yaml --draws 100 --csv"));

TEST(Together, stop_when_the_case_has_errors) {
    if (!built_with_mpi()) GTEST_SKIP() << "built without VAERDI_MPI, or no mpirun here";
    const TestFolder folder(true);
    const auto shared = run_command(
        "timeout 60 " + together + "2 vaerdi assess tests/bad-input/tree-missing.yaml --draws 100 2>&1",
        folder.path());
    EXPECT_NE(shared.exit_code, 0);
    EXPECT_NE(shared.exit_code, 124) << "they wait for each other";
}

}  // namespace
}  // namespace vaerdi::cli
