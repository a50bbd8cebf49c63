/// Runs of one to a few neighbouring scalars of a folded text, each as the number of a hash bucket.
///
/// The bucket is fixed for ever, because trained weights hang on it: 64-bit FNV-1a (offset basis
/// 14695981039346656037, prime 1099511628211) over the run's scalars, each as its three low bytes with the
/// lowest first, then over one byte holding the run's length; the bucket is the low bits of the result.
///
/// - Input: `buckets` is a power of two up to 2^31; `sizes` lie in 1 to 8. Anything else is a programmer
///   error.
/// - Shape: ordered by start, then by length; a run never reaches past the text.
public enum CharacterNGrams {
  /// Calls `body` with the bucket, the first scalar and the length in scalars of every run.
  @inlinable
  public static func forEach(
    in folded: borrowing FoldedText, sizes: ClosedRange<Int>, buckets: Int,
    _ body: (_ bucket: Int32, _ startScalar: Int, _ length: Int) -> Void
  ) {
    precondition(sizes.lowerBound >= 1 && sizes.upperBound <= 8, "Run lengths lie in 1 to 8.")
    precondition(
      buckets > 0 && buckets <= 1 << 31 && buckets & (buckets - 1) == 0,
      "Buckets are a power of two up to 2^31.")
    let mask = UInt64(buckets - 1)
    let count = folded.scalars.count
    for start in 0..<count {
      var hash = StableHash.offsetBasis
      var length = 0
      // The hash of a run is the beginning of the hash of the next longer one.
      while length < sizes.upperBound, start + length < count {
        hash = StableHash.mixing(hash, scalar: folded.scalars[start + length])
        length += 1
        if length >= sizes.lowerBound {
          let bucket = StableHash.mixing(hash, byte: UInt64(length)) & mask
          body(Int32(truncatingIfNeeded: bucket), start, length)
        }
      }
    }
  }

  /// Appends the bucket of every run, in the order of `forEach`.
  public static func append(
    from folded: borrowing FoldedText, sizes: ClosedRange<Int>, buckets: Int, to output: inout [Int32]
  ) {
    forEach(in: folded, sizes: sizes, buckets: buckets) { bucket, _, _ in output.append(bucket) }
  }
}
