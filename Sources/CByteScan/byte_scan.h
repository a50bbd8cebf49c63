// Looking at many bytes in one step: where separators stand, and whether bytes are well-formed UTF-8 or characters of
// JIS X 0201.
//
// Header only, so that Swift compiles it in. Every function has a plain form for machines without AVX2; both give the
// same answers. Reads stay inside `bytes[0 ..< count]`.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define BYTE_SCAN_AVX2 __attribute__((target("avx2,bmi,popcnt")))
#endif

/// Whether this machine has the wide instructions.
static inline int byte_scan_is_wide(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
#else
  return 0;
#endif
}

// --- Separators ---

/// Writes the index of every byte that is `separator`, a quote, a line feed or a carriage return; gives their number.
/// `positions` has room for `count + 64` numbers.
static inline size_t byte_scan_separators_plain(
    const uint8_t *bytes, size_t from, size_t count, uint8_t separator, uint8_t quote, uint32_t *positions) {
  size_t found = 0;
  for (size_t index = from; index < count; index++) {
    uint8_t byte = bytes[index];
    positions[found] = (uint32_t)index;
    found += byte == separator || byte == quote || byte == '\n' || byte == '\r';
  }
  return found;
}

#if defined(__x86_64__)
BYTE_SCAN_AVX2 static inline uint32_t byte_scan_mark_separators(
    const uint8_t *bytes, __m256i separators, __m256i quotes, __m256i feeds, __m256i returns) {
  __m256i block = _mm256_loadu_si256((const __m256i *)bytes);
  __m256i marks = _mm256_or_si256(
      _mm256_or_si256(_mm256_cmpeq_epi8(block, separators), _mm256_cmpeq_epi8(block, quotes)),
      _mm256_or_si256(_mm256_cmpeq_epi8(block, feeds), _mm256_cmpeq_epi8(block, returns)));
  return (uint32_t)_mm256_movemask_epi8(marks);
}

BYTE_SCAN_AVX2 static inline size_t byte_scan_separators_wide(
    const uint8_t *bytes, size_t count, uint8_t separator, uint8_t quote, uint32_t *positions) {
  const __m256i separators = _mm256_set1_epi8((char)separator), quotes = _mm256_set1_epi8((char)quote);
  const __m256i feeds = _mm256_set1_epi8('\n'), returns = _mm256_set1_epi8('\r');
  uint32_t *next = positions;
  size_t index = 0;
  for (; index + 64 <= count; index += 64) {
    uint64_t marks = byte_scan_mark_separators(bytes + index, separators, quotes, feeds, returns);
    marks |= (uint64_t)byte_scan_mark_separators(bytes + index + 32, separators, quotes, feeds, returns) << 32;
    size_t number = (size_t)__builtin_popcountll(marks);
    // Eight are written whether or not there are so many: what is too much is written over by the next block.
    for (size_t done = 0; done < number; done += 8) {
      for (size_t step = 0; step < 8; step++) {
        next[done + step] = (uint32_t)(index + (size_t)_tzcnt_u64(marks));
        marks = _blsr_u64(marks);
      }
    }
    next += number;
  }
  return (size_t)(next - positions) + byte_scan_separators_plain(bytes, index, count, separator, quote, next);
}
#endif

/// As `byte_scan_separators_plain` from the first byte on, by the widest instructions that `is_wide` allows.
static inline size_t byte_scan_separators(
    const uint8_t *bytes, size_t count, uint8_t separator, uint8_t quote, int is_wide, uint32_t *positions) {
#if defined(__x86_64__)
  if (is_wide) return byte_scan_separators_wide(bytes, count, separator, quote, positions);
#endif
  return byte_scan_separators_plain(bytes, 0, count, separator, quote, positions);
}

// --- ASCII ---

/// Copies 32 bytes and says whether the first `count` of them, at most 32, are all below 80.
static inline int byte_scan_copy_ascii(const uint8_t *from, size_t count, uint8_t *to) {
  uint32_t high = 0;
#if defined(__x86_64__)
  __m128i first = _mm_loadu_si128((const __m128i *)from), second = _mm_loadu_si128((const __m128i *)(from + 16));
  _mm_storeu_si128((__m128i *)to, first);
  _mm_storeu_si128((__m128i *)(to + 16), second);
  high = (uint32_t)_mm_movemask_epi8(first) | (uint32_t)_mm_movemask_epi8(second) << 16;
#else
  for (size_t index = 0; index < 32; index++) {
    high |= (uint32_t)(from[index] >> 7) << index;
    to[index] = from[index];
  }
#endif
  return (high & (uint32_t)((1ull << count) - 1)) == 0;
}

// --- UTF-8 ---

/// The length of the well-formed sequence that begins at a byte, or 0.
static inline size_t byte_scan_utf8_length(const uint8_t *bytes, size_t left) {
  uint8_t lead = bytes[0];
  if (lead < 0x80) return 1;
  if (left < 2 || (bytes[1] & 0xC0) != 0x80) return 0;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (left < 3 || (bytes[2] & 0xC0) != 0x80) return 0;
  if (lead == 0xE0) return bytes[1] >= 0xA0 ? 3 : 0;
  if (lead == 0xED) return bytes[1] <= 0x9F ? 3 : 0;
  if (lead >= 0xE1 && lead <= 0xEF) return 3;
  if (left < 4 || (bytes[3] & 0xC0) != 0x80) return 0;
  if (lead == 0xF0) return bytes[1] >= 0x90 ? 4 : 0;
  if (lead == 0xF4) return bytes[1] <= 0x8F ? 4 : 0;
  return lead >= 0xF1 && lead <= 0xF3 ? 4 : 0;
}

/// Whether bytes are well-formed UTF-8.
static inline int byte_scan_is_utf8_plain(const uint8_t *bytes, size_t count) {
  size_t index = 0;
  while (index < count) {
    uint64_t word;
    if (index + 8 <= count) {
      memcpy(&word, bytes + index, 8);
      if ((word & 0x8080808080808080u) == 0) {
        index += 8;
        continue;
      }
    }
    size_t length = byte_scan_utf8_length(bytes + index, count - index);
    if (length == 0) return 0;
    index += length;
  }
  return 1;
}

#if defined(__x86_64__)
// Each pair of neighbouring bytes is looked up by three half bytes; a bit that stands in all three answers names a way
// in which the pair is wrong (the method of Keiser and Lemire, "Validating UTF-8 in less than one instruction per
// byte", 2021).
enum {
  BYTE_SCAN_TOO_SHORT = 1,       // a lead byte without a continuation behind it
  BYTE_SCAN_TOO_LONG = 2,        // a continuation behind ASCII
  BYTE_SCAN_OVERLONG_3 = 4,      // E0 with a second byte under A0
  BYTE_SCAN_TOO_LARGE = 8,       // above U+10FFFF, second byte 90 or more
  BYTE_SCAN_SURROGATE = 16,      // ED with a second byte of A0 or more
  BYTE_SCAN_OVERLONG_2 = 32,     // C0 or C1
  BYTE_SCAN_EDGE_4 = 64,         // F0 with a second byte under 90, or F5 and above with such a one
  BYTE_SCAN_TWO_CONTINUED = 128, // a continuation behind a continuation: right only inside longer sequences
  BYTE_SCAN_ANY_LOW = 1 | 2 | 128,
};

BYTE_SCAN_AVX2 static inline __m256i byte_scan_table(const uint8_t *table) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)table));
}

BYTE_SCAN_AVX2 static inline __m256i byte_scan_utf8_faults(__m256i block, __m256i before) {
  static const uint8_t first_high[16] = {
      2, 2, 2, 2, 2, 2, 2, 2, 128, 128, 128, 128, 1 | 32, 1, 1 | 4 | 16, 1 | 8 | 64};
  static const uint8_t first_low[16] = {
      131 | 4 | 32 | 64, 131 | 32, 131, 131, 131 | 8, 131 | 8 | 64, 131 | 8 | 64, 131 | 8 | 64,
      131 | 8 | 64, 131 | 8 | 64, 131 | 8 | 64, 131 | 8 | 64, 131 | 8 | 64, 131 | 8 | 64 | 16, 131 | 8 | 64,
      131 | 8 | 64};
  static const uint8_t second_high[16] = {
      1, 1, 1, 1, 1, 1, 1, 1, 2 | 32 | 128 | 4 | 64, 2 | 32 | 128 | 4 | 8, 2 | 32 | 128 | 16 | 8,
      2 | 32 | 128 | 16 | 8, 1, 1, 1, 1};
  const __m256i low = _mm256_set1_epi8(0x0F);
  __m256i joined = _mm256_permute2x128_si256(before, block, 0x21);
  __m256i back1 = _mm256_alignr_epi8(block, joined, 15);
  __m256i back2 = _mm256_alignr_epi8(block, joined, 14);
  __m256i back3 = _mm256_alignr_epi8(block, joined, 13);
  __m256i pair = _mm256_and_si256(
      _mm256_and_si256(
          _mm256_shuffle_epi8(byte_scan_table(first_high), _mm256_and_si256(_mm256_srli_epi16(back1, 4), low)),
          _mm256_shuffle_epi8(byte_scan_table(first_low), _mm256_and_si256(back1, low))),
      _mm256_shuffle_epi8(byte_scan_table(second_high), _mm256_and_si256(_mm256_srli_epi16(block, 4), low)));
  // The third byte of three and the third and fourth of four must be continuations behind continuations, no others.
  __m256i third = _mm256_subs_epu8(back2, _mm256_set1_epi8((char)(0xE0 - 0x80)));
  __m256i fourth = _mm256_subs_epu8(back3, _mm256_set1_epi8((char)(0xF0 - 0x80)));
  __m256i inside = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));
  return _mm256_xor_si256(inside, pair);
}

/// Whether a sequence has begun in the last three bytes of a block and is not complete.
BYTE_SCAN_AVX2 static inline __m256i byte_scan_utf8_open(__m256i block) {
  const __m256i most = _mm256_setr_epi8(
      -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
      -1, (char)(0xF0 - 1), (char)(0xE0 - 1), (char)(0xC0 - 1));
  return _mm256_subs_epu8(block, most);
}

BYTE_SCAN_AVX2 static inline int byte_scan_is_utf8_wide(const uint8_t *bytes, size_t count) {
  __m256i fault = _mm256_setzero_si256(), before = fault, open = fault;
  size_t index = 0;
  uint8_t last[32] = {0};
  while (index < count) {
    __m256i block;
    if (index + 32 <= count) {
      block = _mm256_loadu_si256((const __m256i *)(bytes + index));
    } else {
      memcpy(last, bytes + index, count - index);
      block = _mm256_loadu_si256((const __m256i *)last);
    }
    index += 32;
    if (_mm256_movemask_epi8(block) == 0) {
      fault = _mm256_or_si256(fault, open);
      open = _mm256_setzero_si256();
    } else {
      fault = _mm256_or_si256(fault, byte_scan_utf8_faults(block, before));
      open = byte_scan_utf8_open(block);
    }
    before = block;
  }
  fault = _mm256_or_si256(fault, open);
  return _mm256_testz_si256(fault, fault);
}
#endif

/// Whether bytes are well-formed UTF-8, by the widest instructions that `is_wide` allows.
static inline int byte_scan_is_utf8(const uint8_t *bytes, size_t count, int is_wide) {
#if defined(__x86_64__)
  if (is_wide) return byte_scan_is_utf8_wide(bytes, count);
#endif
  return byte_scan_is_utf8_plain(bytes, count);
}

// --- JIS X 0201 ---

/// Whether all bytes are characters of JIS X 0201: 20 to 7E and A1 to DF.
static inline int byte_scan_is_jisx0201_plain(const uint8_t *bytes, size_t count) {
  uint8_t outside = 0;
  for (size_t index = 0; index < count; index++) {
    uint8_t latin = (uint8_t)(bytes[index] - 0x20), kana = (uint8_t)(bytes[index] - 0xA1);
    outside |= (uint8_t)((latin > 0x5E) & (kana > 0x3E));
  }
  return outside == 0;
}

#if defined(__x86_64__)
/// As the plain form, for at least 32 bytes.
BYTE_SCAN_AVX2 static inline int byte_scan_is_jisx0201_wide(const uint8_t *bytes, size_t count) {
  const __m256i latin_start = _mm256_set1_epi8(0x20), latin_last = _mm256_set1_epi8(0x5E);
  const __m256i kana_start = _mm256_set1_epi8((char)0xA1), kana_last = _mm256_set1_epi8(0x3E);
  __m256i inside = _mm256_set1_epi8(-1);
  size_t index = 0;
  while (index < count) {
    // The last block lies against the end, over bytes that were looked at before.
    if (count - index < 32) index = count - 32;
    __m256i block = _mm256_loadu_si256((const __m256i *)(bytes + index));
    __m256i latin = _mm256_sub_epi8(block, latin_start), kana = _mm256_sub_epi8(block, kana_start);
    __m256i is_latin = _mm256_cmpeq_epi8(_mm256_min_epu8(latin, latin_last), latin);
    __m256i is_kana = _mm256_cmpeq_epi8(_mm256_min_epu8(kana, kana_last), kana);
    inside = _mm256_and_si256(inside, _mm256_or_si256(is_latin, is_kana));
    index += 32;
  }
  return _mm256_movemask_epi8(inside) == -1;
}
#endif

/// Whether all bytes are characters of JIS X 0201, by the widest instructions that `is_wide` allows.
static inline int byte_scan_is_jisx0201(const uint8_t *bytes, size_t count, int is_wide) {
#if defined(__x86_64__)
  if (is_wide && count >= 32) return byte_scan_is_jisx0201_wide(bytes, count);
#endif
  return byte_scan_is_jisx0201_plain(bytes, count);
}

/// Writes characters of JIS X 0201 as UTF-8 and gives the number of bytes: one for a Latin character, three for a kana.
/// `room` has `3 * count` bytes and 16 more, which may be written over. The kana A1 to DF are U+FF61 to U+FF9F, in UTF-8
/// EF BD A1 to EF BE 9F.
static inline size_t byte_scan_write_jisx0201_plain(const uint8_t *bytes, size_t count, uint8_t *room) {
  uint8_t *next = room;
  for (size_t index = 0; index < count; index++) {
    uint8_t byte = bytes[index];
    if (byte < 0x80) {
      *next++ = byte;
    } else {
      next[0] = 0xEF;
      next[1] = (uint8_t)(0xBD + (byte >> 6 & 1));
      next[2] = byte & 0xBF;
      next += 3;
    }
  }
  return (size_t)(next - room);
}

#if defined(__x86_64__)
// Which of sixteen bytes stay, four for each of four characters: three of a kana, one of a Latin character. The index has
// a bit for each kana.
static const uint8_t byte_scan_kept_bytes[16][16] = {
    {0, 4, 8, 12},
    {0, 1, 2, 4, 8, 12},
    {0, 4, 5, 6, 8, 12},
    {0, 1, 2, 4, 5, 6, 8, 12},
    {0, 4, 8, 9, 10, 12},
    {0, 1, 2, 4, 8, 9, 10, 12},
    {0, 4, 5, 6, 8, 9, 10, 12},
    {0, 1, 2, 4, 5, 6, 8, 9, 10, 12},
    {0, 4, 8, 12, 13, 14},
    {0, 1, 2, 4, 8, 12, 13, 14},
    {0, 4, 5, 6, 8, 12, 13, 14},
    {0, 1, 2, 4, 5, 6, 8, 12, 13, 14},
    {0, 4, 8, 9, 10, 12, 13, 14},
    {0, 1, 2, 4, 8, 9, 10, 12, 13, 14},
    {0, 4, 5, 6, 8, 9, 10, 12, 13, 14},
    {0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14},
};

BYTE_SCAN_AVX2 static inline size_t byte_scan_write_jisx0201_wide(
    const uint8_t *bytes, size_t count, uint8_t *room) {
  const __m128i start = _mm_set1_epi32(0xBDEF), sixth = _mm_set1_epi32(0x40), others = _mm_set1_epi32(0xBF);
  uint8_t *next = room;
  for (size_t index = 0; index < count; index += 4) {
    size_t taken = count - index < 4 ? count - index : 4;
    uint32_t four = 0;
    if (taken == 4) {
      memcpy(&four, bytes + index, 4);
    } else {
      for (size_t step = 0; step < taken; step++) four |= (uint32_t)bytes[index + step] << (8 * step);
    }
    __m128i codes = _mm_cvtepu8_epi32(_mm_cvtsi32_si128((int)four));
    __m128i kana = _mm_add_epi32(start, _mm_slli_epi32(_mm_and_si128(codes, sixth), 2));
    kana = _mm_or_si128(kana, _mm_slli_epi32(_mm_and_si128(codes, others), 16));
    // The high bit of each code, in the sign of its lane.
    __m128i signs = _mm_slli_epi32(codes, 24);
    unsigned mask = (unsigned)_mm_movemask_ps(_mm_castsi128_ps(signs));
    __m128i both = _mm_blendv_epi8(codes, kana, _mm_srai_epi32(signs, 31));
    __m128i kept = _mm_loadu_si128((const __m128i *)byte_scan_kept_bytes[mask]);
    _mm_storeu_si128((__m128i *)next, _mm_shuffle_epi8(both, kept));
    next += taken + 2 * (size_t)__builtin_popcount(mask);
  }
  return (size_t)(next - room);
}
#endif

/// As `byte_scan_write_jisx0201_plain`, by the widest instructions that `is_wide` allows.
static inline size_t byte_scan_write_jisx0201(const uint8_t *bytes, size_t count, int is_wide, uint8_t *room) {
#if defined(__x86_64__)
  if (is_wide) return byte_scan_write_jisx0201_wide(bytes, count, room);
#endif
  return byte_scan_write_jisx0201_plain(bytes, count, room);
}
