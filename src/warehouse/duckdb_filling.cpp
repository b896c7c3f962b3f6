#include "warehouse/duckdb_filling.h"

#include <algorithm>
#include <thread>

#include "warehouse/duckdb_answer.h"

namespace vaerdi::warehouse {
namespace {

duckdb_logical_type type_of_column(const Column& column) {
    switch (column.type) {
        case Type::text:
            return duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR);
        case Type::whole:
            return duckdb_create_logical_type(DUCKDB_TYPE_BIGINT);
        case Type::decimal:
            return duckdb_create_decimal_type(18, static_cast<std::uint8_t>(column.scale));
        case Type::date:
            return duckdb_create_logical_type(DUCKDB_TYPE_DATE);
        case Type::truth:
            break;
    }
    return duckdb_create_logical_type(DUCKDB_TYPE_BOOLEAN);
}

void bind_arriving(duckdb_bind_info info) {
    const auto& fillings = *static_cast<std::shared_ptr<Fillings>*>(duckdb_bind_get_extra_info(info));
    duckdb_client_context context = nullptr;
    duckdb_table_function_get_client_context(info, &context);
    auto* filling = fillings->of(duckdb_client_context_get_connection_id(context));
    duckdb_destroy_client_context(&context);
    if (filling == nullptr) return duckdb_bind_set_error(info, "no rows are on their way");
    for (const auto& column : filling->like.columns) {
        auto* type = type_of_column(column);
        duckdb_bind_add_result_column(info, column.name.c_str(), type);
        duckdb_destroy_logical_type(&type);
    }
    duckdb_bind_set_bind_data(info, filling, nullptr);
}

void init_arriving(duckdb_init_info info) {
    duckdb_init_set_max_threads(info, std::max(1U, std::thread::hardware_concurrency()));
}

/// What one thread has got and not yet given on.
struct InHand {
    Answer rows;
    std::size_t given = 0;
};

void init_thread(duckdb_init_info info) {
    duckdb_init_set_init_data(info, new InHand, [](void* made) { delete static_cast<InHand*>(made); });
}

void give_rows(duckdb_function_info info, duckdb_data_chunk chunk) {
    auto& filling = *static_cast<Filling*>(duckdb_function_get_bind_data(info));
    auto& in_hand = *static_cast<InHand*>(duckdb_function_get_local_init_data(info));
    try {
        while (in_hand.given == in_hand.rows.rows()) {
            auto more = filling.more();
            if (!more) return duckdb_data_chunk_set_size(chunk, 0);
            in_hand = {std::move(*more), 0};
        }
        const auto count = std::min<std::size_t>(duckdb_vector_size(), in_hand.rows.rows() - in_hand.given);
        put_rows(in_hand.rows, in_hand.given, count, chunk);
        in_hand.given += count;
    } catch (...) {
        const std::scoped_lock lock(filling.mutex);
        if (!filling.failure) filling.failure = std::current_exception();
        duckdb_function_set_error(info, "the rows do not arrive");
    }
}

}  // namespace

void Fillings::begin(idx_t connection, Filling& filling) {
    const std::scoped_lock lock(mutex_);
    under_way_[connection] = &filling;
}

void Fillings::end(idx_t connection) {
    const std::scoped_lock lock(mutex_);
    under_way_.erase(connection);
}

Filling* Fillings::of(idx_t connection) const {
    const std::scoped_lock lock(mutex_);
    const auto found = under_way_.find(connection);
    return found == under_way_.end() ? nullptr : found->second;
}

void register_filling_function(duckdb_connection connection, const std::shared_ptr<Fillings>& fillings) {
    auto* function = duckdb_create_table_function();
    duckdb_table_function_set_name(function, "arriving_rows");
    duckdb_table_function_set_extra_info(function, new std::shared_ptr<Fillings>(fillings), [](void* kept) {
        delete static_cast<std::shared_ptr<Fillings>*>(kept);
    });
    duckdb_table_function_set_bind(function, bind_arriving);
    duckdb_table_function_set_init(function, init_arriving);
    duckdb_table_function_set_local_init(function, init_thread);
    duckdb_table_function_set_function(function, give_rows);
    duckdb_register_table_function(connection, function);
    duckdb_destroy_table_function(&function);
}

}  // namespace vaerdi::warehouse
