import JapaneseText

/// Short skeletons, found from others that are one edit away.
///
/// Two texts are one insertion, deletion, replacement or swap of neighbours apart only if one scalar at most can be taken out of each so
/// that the same is left. Every skeleton stands in the bucket of itself and of all that is left when one scalar is taken out.
///
/// - Shape: a bucket may hold forms that are further away, never too few.
/// - Cost: about fifty bytes a skeleton; a look at one bucket a scalar.
struct SkeletonNeighbours: Sendable {
  /// The length up to which a skeleton can be one edit away from one of which one edit is looked for.
  private static let longest: Int = {
    var keyLength = 0
    while NameSkeleton.mostEdits(keyLength: keyLength + 1) <= 1 { keyLength += 1 }
    return keyLength + 1
  }()

  /// The forms of all buckets, one bucket after another.
  private(set) var forms: [Int32] = []
  private var starts: [Int32]
  private let mask: Int

  /// Takes the skeletons in, each by its place in the list.
  init(_ skeletons: [[UInt32]]) {
    let short = skeletons.indices.filter { skeletons[$0].count <= Self.longest }
    let entryCount = short.reduce(0) { $0 + skeletons[$1].count + 1 }
    var bucketCount = 1
    while bucketCount < entryCount { bucketCount *= 2 }
    mask = bucketCount - 1
    starts = [Int32](repeating: 0, count: bucketCount + 1)
    var entries: [(bucket: Int, form: Int32)] = []
    entries.reserveCapacity(entryCount)
    for form in short {
      let skeleton = skeletons[form]
      for omitted in -1..<skeleton.count {
        let bucket = Self.bucket(of: skeleton.span, omitting: omitted, mask)
        entries.append((bucket, Int32(form)))
      }
    }
    for entry in entries { starts[entry.bucket + 1] += 1 }
    for bucket in 0..<bucketCount { starts[bucket + 1] += starts[bucket] }
    var next = starts
    forms = [Int32](repeating: 0, count: entries.count)
    for entry in entries {
      forms[Int(next[entry.bucket])] = entry.form
      next[entry.bucket] += 1
    }
  }

  /// The places in `forms` of a bucket.
  func forms(inBucket bucket: Int) -> Range<Int> { Int(starts[bucket])..<Int(starts[bucket + 1]) }

  /// The bucket of what is left of a skeleton without one of its scalars, or of the whole one without the scalar at -1.
  func bucket(of skeleton: Span<UInt32>, omitting omitted: Int) -> Int {
    Self.bucket(of: skeleton, omitting: omitted, mask)
  }

  private static func bucket(of skeleton: Span<UInt32>, omitting omitted: Int, _ mask: Int) -> Int {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for index in skeleton.indices where index != omitted {
      hash = (hash ^ UInt64(skeleton[index])) &* 0x9FB2_1C65_1E98_DF25
      hash ^= hash >> 32
    }
    return Int(truncatingIfNeeded: hash) & mask
  }
}
