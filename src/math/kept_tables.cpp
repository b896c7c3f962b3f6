#include "math/kept_tables.h"

#include <array>
#include <list>
#include <map>
#include <mutex>
#include <utility>

namespace vaerdi::math {
namespace {

constexpr std::size_t most_pieces = 200'000;  // of 64 bytes: 13 MB

enum class Family { gamma, beta };
using Shape = std::pair<Family, std::array<double, 2>>;

class KeptTables {
  public:
    template <class Make>
    std::shared_ptr<const InverseTable> get(const Shape& shape, Make make) {
        if (auto known = find(shape)) return known;
        // Outside the lock: two who ask at once both make it, and one of the two is kept.
        auto made = std::make_shared<const InverseTable>(make());
        keep(shape, made);
        return made;
    }

  private:
    struct Kept {
        Shape shape;
        std::shared_ptr<const InverseTable> table;
    };

    std::shared_ptr<const InverseTable> find(const Shape& shape) {
        const std::scoped_lock lock(mutex_);
        const auto known = places_.find(shape);
        if (known == places_.end()) return nullptr;
        kept_.splice(kept_.begin(), kept_, known->second);
        return known->second->table;
    }

    void keep(const Shape& shape, std::shared_ptr<const InverseTable> table) {
        const std::scoped_lock lock(mutex_);
        if (places_.contains(shape)) return;
        pieces_ += table->pieces();
        kept_.push_front({shape, std::move(table)});
        places_.emplace(shape, kept_.begin());
        while (pieces_ > most_pieces && kept_.size() > 1) {
            pieces_ -= kept_.back().table->pieces();
            places_.erase(kept_.back().shape);
            kept_.pop_back();
        }
    }

    std::mutex mutex_;
    std::list<Kept> kept_;  // newest first
    std::map<Shape, std::list<Kept>::iterator> places_;
    std::size_t pieces_ = 0;
};

KeptTables& kept_tables() {
    static KeptTables kept;
    return kept;
}

}  // namespace

std::shared_ptr<const InverseTable> gamma_table(double shape) {
    return kept_tables().get({Family::gamma, {shape, 0}}, [=] { return InverseTable::gamma(shape); });
}

std::shared_ptr<const InverseTable> beta_table(double alpha, double beta) {
    return kept_tables().get({Family::beta, {alpha, beta}}, [=] { return InverseTable::beta(alpha, beta); });
}

}  // namespace vaerdi::math
