// Comparing 64 values of a column in one step; every answer is 64 bits, the first value in the lowest bit.
//
// Header only, so that Swift compiles it in. Every function has a plain form for machines without AVX2; both give the
// same answers. Reads stay inside the 64 values; what lies behind them is only asked for ahead of time, which reads
// nothing.
#pragma once

#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define COLUMN_SCAN_AVX2 __attribute__((target("avx2")))
#endif

/// Which of 64 values a comparison holds for, and which of them are missing: not a number.
typedef struct {
  uint64_t yes;
  uint64_t missing;
} column_scan_bits;

/// The comparisons.
enum {
  COLUMN_SCAN_LESS = 0,
  COLUMN_SCAN_LESS_OR_EQUAL = 1,
  COLUMN_SCAN_EQUAL = 2,
  COLUMN_SCAN_NOT_EQUAL = 3,
  COLUMN_SCAN_GREATER_OR_EQUAL = 4,
  COLUMN_SCAN_GREATER = 5,
};

/// Whether this machine has the wide instructions.
static inline int column_scan_is_wide(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") != 0;
#else
  return 0;
#endif
}

// --- Numbers ---

static inline int column_scan_holds(double left, double right, int comparison) {
  switch (comparison) {
    case COLUMN_SCAN_LESS: return left < right;
    case COLUMN_SCAN_LESS_OR_EQUAL: return left <= right;
    case COLUMN_SCAN_EQUAL: return left == right;
    case COLUMN_SCAN_NOT_EQUAL: return left != right;
    case COLUMN_SCAN_GREATER_OR_EQUAL: return left >= right;
    default: return left > right;
  }
}

/// As `column_scan_compare`; `step` is 1 where the right sides are a column, 0 where they are one number.
static inline column_scan_bits column_scan_compare_plain(
    const double *lefts, const double *rights, size_t step, int comparison) {
  column_scan_bits bits = {0, 0};
  for (size_t row = 0; row < 64; row++) {
    double left = lefts[row], right = rights[row * step];
    int is_missing = left != left || (step == 1 && right != right);
    bits.missing |= (uint64_t)is_missing << row;
    bits.yes |= (uint64_t)(!is_missing && column_scan_holds(left, right, comparison)) << row;
  }
  return bits;
}

#if defined(__x86_64__)
#define COLUMN_SCAN_ROWS(ORDER)                                                                         \
  for (size_t row = 0; row < 64; row += 4) {                                                            \
    __m256d four = _mm256_loadu_pd(lefts + row);                                                        \
    yes |= (uint64_t)(unsigned)_mm256_movemask_pd(_mm256_cmp_pd(four, limits, ORDER)) << row;           \
    missing |= (uint64_t)(unsigned)_mm256_movemask_pd(_mm256_cmp_pd(four, four, _CMP_UNORD_Q)) << row;  \
  }                                                                                                     \
  break

COLUMN_SCAN_AVX2 static inline column_scan_bits column_scan_compare_wide(
    const double *lefts, double limit, int comparison) {
  const __m256d limits = _mm256_set1_pd(limit);
  uint64_t yes = 0, missing = 0;
  // The next 64 values of the column are wanted soon, after those of many other columns.
  for (size_t row = 64; row < 128; row += 8) _mm_prefetch((const char *)(lefts + row), _MM_HINT_T0);
  switch (comparison) {
    case COLUMN_SCAN_LESS: COLUMN_SCAN_ROWS(_CMP_LT_OQ);
    case COLUMN_SCAN_LESS_OR_EQUAL: COLUMN_SCAN_ROWS(_CMP_LE_OQ);
    case COLUMN_SCAN_EQUAL: COLUMN_SCAN_ROWS(_CMP_EQ_OQ);
    case COLUMN_SCAN_NOT_EQUAL: COLUMN_SCAN_ROWS(_CMP_NEQ_UQ);
    case COLUMN_SCAN_GREATER_OR_EQUAL: COLUMN_SCAN_ROWS(_CMP_GE_OQ);
    default: COLUMN_SCAN_ROWS(_CMP_GT_OQ);
  }
  column_scan_bits bits = {yes & ~missing, missing};
  return bits;
}
#undef COLUMN_SCAN_ROWS
#endif

/// Compares 64 numbers with one.
static inline column_scan_bits column_scan_compare(
    const double *numbers, double limit, int comparison, int is_wide) {
#if defined(__x86_64__)
  if (is_wide) return column_scan_compare_wide(numbers, limit, comparison);
#endif
  return column_scan_compare_plain(numbers, &limit, 0, comparison);
}

/// Compares 64 numbers with 64 others.
static inline column_scan_bits column_scan_compare_columns(
    const double *lefts, const double *rights, int comparison) {
  return column_scan_compare_plain(lefts, rights, 1, comparison);
}

// --- Bytes ---

/// Which of 64 bytes are a given one.
static inline uint64_t column_scan_equal_bytes(const uint8_t *bytes, uint8_t wanted) {
  uint64_t equal = 0;
#if defined(__x86_64__)
  const __m128i all = _mm_set1_epi8((char)wanted);
  for (size_t row = 0; row < 64; row += 16) {
    __m128i marks = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(bytes + row)), all);
    equal |= (uint64_t)(unsigned)_mm_movemask_epi8(marks) << row;
  }
#else
  for (size_t row = 0; row < 64; row++) equal |= (uint64_t)(bytes[row] == wanted) << row;
#endif
  return equal;
}
