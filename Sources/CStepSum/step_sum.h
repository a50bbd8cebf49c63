// The first layer of a network over numbers that are coded by steps, by looking sums up in place of multiplying.
//
// Which of a number's steps are passed is one of a few cases; the sum of their weights is one row of a table. So a row of
// a batch is the sum of one table row for each column, one multiple of a row for each column's size, a cut at zero, and a
// product with the last layer.
//
// Header only, so that Swift compiles it in. The same code is compiled for three kinds of machine; sums are taken in one
// order everywhere, but some machines round once where others round twice.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/// The rows of a block.
enum { STEP_SUM_ROWS = 32 };
/// How many columns ahead numbers are asked for.
enum { STEP_SUM_AHEAD = 6 };
/// The units that are summed at a time; a table's rows are a multiple of it.
enum { STEP_SUM_UNITS = 64 };

/// One column of the matrix.
typedef struct {
  /// Where it begins among the matrix's values.
  size_t start;
  /// Its edges among all edges.
  uint32_t first_edge, edge_count;
  /// The entry of the table for a number below all edges; those for numbers above one, two, ... follow.
  uint32_t first_entry;
  /// The entry for a missing number.
  uint32_t missing_entry;
  /// Its row among the scales, or a negative number when its size does not count.
  int32_t scale;
  /// The scale of its size, and the least and the greatest that it can be.
  double mean, inverse_deviation, least, greatest;
} step_sum_column;

/// A network as tables.
typedef struct {
  const step_sum_column *columns;
  size_t column_count;
  const double *edges;
  /// entries x units.
  const float *entries;
  /// (sizes, then parts of the text) x units.
  const float *scales;
  size_t scale_count;
  /// How many of the scales are the text's.
  size_t text_count;
  /// One for each unit.
  const float *biases, *last;
  float last_bias;
  size_t units;
} step_sum_plan;

/// Memory for one block.
typedef struct {
  /// columns x STEP_SUM_ROWS: where in the table a number's entry begins.
  uint32_t *places;
  /// scales x STEP_SUM_ROWS.
  float *factors;
} step_sum_scratch;

/// Keeps what the loop works on in registers.
#define STEP_SUM_UNROLL _Pragma("clang loop unroll(full)")

typedef double step_sum_doubles __attribute__((vector_size(64)));
typedef int64_t step_sum_integers __attribute__((vector_size(64)));
typedef float step_sum_halves __attribute__((vector_size(32), aligned(4)));
typedef uint32_t step_sum_indices __attribute__((vector_size(32), aligned(4)));
typedef float step_sum_floats __attribute__((vector_size(64), aligned(4)));

/// Finds the entries and sizes of one column's numbers, eight rows at a time.
static inline __attribute__((always_inline)) void step_sum_encode(
    const step_sum_plan *plan, const step_sum_column *column, const double *values, uint32_t *places, float *factors) {
  const step_sum_integers magnitude = (step_sum_integers){} + INT64_MAX;
  const step_sum_integers mantissa = (step_sum_integers){} + 0x000FFFFFFFFFFFFF;
  const step_sum_integers one = (step_sum_integers){} + 0x3FF0000000000000;
  const step_sum_integers shifted = (step_sum_integers){} + 0x4330000000000000;
  const step_sum_doubles cap = (step_sum_doubles){} + 0x1p99;
  const double *edges = plan->edges + column->first_edge;
  for (size_t row = 0; row < STEP_SUM_ROWS; row += 8) {
    step_sum_doubles numbers;
    memcpy(&numbers, values + row, sizeof numbers);
    const step_sum_integers missing = (step_sum_integers)(numbers != numbers);
    // A comparison that holds is -1 in every lane; one with a missing number does not hold.
    step_sum_integers entry = (step_sum_integers){} + (int64_t)column->first_entry;
    for (size_t edge = 0; edge < column->edge_count; edge++) entry -= (step_sum_integers)(numbers > edges[edge]);
    entry += missing & ((int64_t)column->missing_entry - (int64_t)column->first_entry);
    const step_sum_indices place =
        __builtin_convertvector(entry, step_sum_indices) * (uint32_t)plan->units;
    memcpy(places + row, &place, sizeof place);
    if (column->scale < 0) continue;
    const step_sum_integers bits = (step_sum_integers)numbers;
    step_sum_doubles size = (step_sum_doubles)(bits & magnitude);
    const step_sum_integers below = (step_sum_integers)(size < cap);
    size = (step_sum_doubles)(((step_sum_integers)size & below) | ((step_sum_integers)cap & ~below)) + 1.0;
    const step_sum_integers parts = (step_sum_integers)size;
    const step_sum_doubles exponent = (step_sum_doubles)((parts >> 52) | shifted) - (0x1p52 + 1023.0);
    const step_sum_doubles share = (step_sum_doubles)((parts & mantissa) | one) - 1.0;
    step_sum_doubles curve = exponent + share;
    curve = (step_sum_doubles)((step_sum_integers)curve | (bits & ~magnitude));
    curve = (curve - column->mean) * column->inverse_deviation;
    const step_sum_doubles least = (step_sum_doubles){} + column->least;
    const step_sum_doubles greatest = (step_sum_doubles){} + column->greatest;
    const step_sum_integers under = (step_sum_integers)(curve < least);
    curve = (step_sum_doubles)(((step_sum_integers)least & under) | ((step_sum_integers)curve & ~under));
    const step_sum_integers over = (step_sum_integers)(curve > greatest);
    curve = (step_sum_doubles)(((step_sum_integers)greatest & over) | ((step_sum_integers)curve & ~over));
    curve = (step_sum_doubles)((step_sum_integers)curve & ~missing);
    const step_sum_halves factor = __builtin_convertvector(curve, step_sum_halves);
    memcpy(factors + (size_t)column->scale * STEP_SUM_ROWS + row, &factor, sizeof factor);
  }
}

/// Sums 64 units of four rows, cuts them at zero and adds their products with the last layer.
static inline __attribute__((always_inline)) void step_sum_four(
    const step_sum_plan *plan, const step_sum_scratch *scratch, size_t row, size_t unit, float *sums) {
  enum { ROWS = 4, PARTS = STEP_SUM_UNITS / 16 };
  typedef int32_t step_sum_cut __attribute__((vector_size(64)));
  step_sum_floats totals[ROWS][PARTS];
  const step_sum_floats *biases = (const step_sum_floats *)(plan->biases + unit);
  STEP_SUM_UNROLL for (size_t r = 0; r < ROWS; r++) {
    STEP_SUM_UNROLL for (size_t part = 0; part < PARTS; part++) totals[r][part] = biases[part];
  }
  for (size_t column = 0; column < plan->column_count; column++) {
    const uint32_t *places = scratch->places + column * STEP_SUM_ROWS + row;
    STEP_SUM_UNROLL for (size_t r = 0; r < ROWS; r++) {
      const step_sum_floats *entry = (const step_sum_floats *)(plan->entries + places[r] + unit);
      STEP_SUM_UNROLL for (size_t part = 0; part < PARTS; part++) totals[r][part] += entry[part];
    }
  }
  for (size_t scale = 0; scale < plan->scale_count; scale++) {
    const float *factors = scratch->factors + scale * STEP_SUM_ROWS + row;
    const step_sum_floats *weights = (const step_sum_floats *)(plan->scales + scale * plan->units + unit);
    STEP_SUM_UNROLL for (size_t part = 0; part < PARTS; part++) {
      const step_sum_floats weight = weights[part];
      STEP_SUM_UNROLL for (size_t r = 0; r < ROWS; r++) totals[r][part] += weight * factors[r];
    }
  }
  const step_sum_floats *last = (const step_sum_floats *)(plan->last + unit);
  STEP_SUM_UNROLL for (size_t r = 0; r < ROWS; r++) {
    step_sum_floats sum = {};
    STEP_SUM_UNROLL for (size_t part = 0; part < PARTS; part++) {
      // A sum that is no number stays one: `x < 0` does not hold for it.
      const step_sum_floats x = totals[r][part];
      sum += (step_sum_floats)((step_sum_cut)x & ~(step_sum_cut)(x < 0.0f)) * last[part];
    }
    for (size_t lane = 0; lane < 16; lane++) sums[r] += sum[lane];
  }
}

static inline __attribute__((always_inline)) void step_sum_body(
    const step_sum_plan *plan, const step_sum_scratch *scratch, const double *values, const float *text, size_t rows,
    float *logits) {
  double padded[STEP_SUM_ROWS] = {0};
  for (size_t index = 0; index < plan->column_count; index++) {
    const step_sum_column *column = plan->columns + index;
    const double *numbers = values + column->start;
    // The columns lie far apart, so their next numbers are asked for ahead of time; that reads nothing.
    if (index + STEP_SUM_AHEAD < plan->column_count) {
      const double *ahead = values + column[STEP_SUM_AHEAD].start;
      for (size_t row = 0; row < STEP_SUM_ROWS; row += 8) __builtin_prefetch(ahead + row);
    }
    if (rows < STEP_SUM_ROWS) {
      memcpy(padded, numbers, rows * sizeof *numbers);
      numbers = padded;
    }
    step_sum_encode(plan, column, numbers, scratch->places + index * STEP_SUM_ROWS, scratch->factors);
  }
  float *texts = scratch->factors + (plan->scale_count - plan->text_count) * STEP_SUM_ROWS;
  for (size_t part = 0; part < plan->text_count; part++)
    for (size_t row = 0; row < STEP_SUM_ROWS; row++)
      texts[part * STEP_SUM_ROWS + row] = row < rows ? text[row * plan->text_count + part] : 0;
  for (size_t row = 0; row < rows; row += 4) {
    float sums[4] = {plan->last_bias, plan->last_bias, plan->last_bias, plan->last_bias};
    for (size_t unit = 0; unit < plan->units; unit += STEP_SUM_UNITS) step_sum_four(plan, scratch, row, unit, sums);
    for (size_t next = 0; next < 4 && row + next < rows; next++) logits[row + next] = sums[next];
  }
}

#if defined(__x86_64__)
__attribute__((target("avx512f,avx512dq,avx512vl,avx2,fma"))) static inline void step_sum_wide(
    const step_sum_plan *plan, const step_sum_scratch *scratch, const double *values, const float *text, size_t rows,
    float *logits) {
  step_sum_body(plan, scratch, values, text, rows, logits);
}

__attribute__((target("avx2,fma"))) static inline void step_sum_half_wide(
    const step_sum_plan *plan, const step_sum_scratch *scratch, const double *values, const float *text, size_t rows,
    float *logits) {
  step_sum_body(plan, scratch, values, text, rows, logits);
}
#endif

static inline void step_sum_plain(
    const step_sum_plan *plan, const step_sum_scratch *scratch, const double *values, const float *text, size_t rows,
    float *logits) {
  step_sum_body(plan, scratch, values, text, rows, logits);
}

/// How wide this machine's instructions are: 2, 1, or 0 for the plain form, which works everywhere.
static inline int step_sum_width(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("fma"))
    return 2;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return 1;
#endif
  return 0;
}

/// The logits of at most STEP_SUM_ROWS rows, whose numbers begin at `values` in each column and whose text parts are in `text`,
/// row by row.
static inline void step_sum_block(
    const step_sum_plan *plan, const step_sum_scratch *scratch, const double *values, const float *text, size_t rows,
    int width, float *logits) {
#if defined(__x86_64__)
  if (width == 2) {
    step_sum_wide(plan, scratch, values, text, rows, logits);
    return;
  }
  if (width == 1) {
    step_sum_half_wide(plan, scratch, values, text, rows, logits);
    return;
  }
#endif
  step_sum_plain(plan, scratch, values, text, rows, logits);
}

#undef STEP_SUM_UNROLL
