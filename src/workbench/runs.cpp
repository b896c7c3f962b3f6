#include "workbench/runs.h"

namespace vaerdi::workbench {

Runs::Run Runs::begin(const std::string& session, const std::string& run) {
    auto begun = std::make_shared<Run::Begun>();
    Run::Key key{session, run};
    if (!run.empty()) {
        std::shared_ptr<Run::Begun> older;
        {
            const std::scoped_lock lock(mutex_);
            auto& current = current_[key];
            older = std::exchange(current, begun);
            if (older) older->superseded = true;
        }
        if (older) older->source.request_stop();
    }
    return {*this, std::move(key), std::move(begun)};
}

Runs::Run::~Run() {
    if (!begun_ || key_.second.empty()) return;
    const std::scoped_lock lock(runs_->mutex_);
    const auto current = runs_->current_.find(key_);
    if (current != runs_->current_.end() && current->second == begun_) runs_->current_.erase(current);
}

bool Runs::Run::superseded() const {
    const std::scoped_lock lock(runs_->mutex_);
    return begun_->superseded;
}

std::size_t Runs::count() const {
    const std::scoped_lock lock(mutex_);
    return current_.size();
}

}  // namespace vaerdi::workbench
