/// The mean of a bag's n-gram vectors and its derivative, in single precision, for the batch passes.
///
/// Sixteen columns at a time stay in registers over the whole bag.
enum EmbeddingMean {
  /// Writes the mean vector of a bag to `result`; an empty bag gives zeros.
  static func write(
    bag: UnsafeBufferPointer<Int32>, table: UnsafePointer<Float>, bucketCount: Int, width: Int,
    result: UnsafeMutablePointer<Float>
  ) {
    for bucket in bag {
      precondition(
        UInt32(bitPattern: bucket) < UInt32(bucketCount), "A bucket lies outside the n-gram table.")
    }
    let share: Float = bag.isEmpty ? 0 : 1 / Float(bag.count)
    var column = 0
    while column + 16 <= width {
      var sum = SIMD16<Float>()
      for bucket in bag {
        // Safe: the bucket was checked above, and sixteen columns from here lie inside its row.
        let row = UnsafeRawPointer(table + (Int(bucket) * width + column))
        sum += row.loadUnaligned(as: SIMD16<Float>.self)
      }
      sum *= share
      UnsafeMutableRawPointer(result + column).storeBytes(of: sum, as: SIMD16<Float>.self)
      column += 16
    }
    while column < width {
      var sum: Float = 0
      for bucket in bag { sum += table[Int(bucket) * width + column] }
      result[column] = sum * share
      column += 1
    }
  }
  /// Adds the derivative of a bag's mean to the gradient of each of its n-grams, as often as they occur.
  ///
  /// Input: a bag whose buckets `write` has checked already.
  static func addGradient(
    bag: UnsafeBufferPointer<Int32>, derivative: UnsafePointer<Float>, width: Int,
    table: UnsafeMutablePointer<Float>
  ) {
    guard !bag.isEmpty else { return }
    let share = 1 / Float(bag.count)
    var column = 0
    while column + 16 <= width {
      let part = UnsafeRawPointer(derivative + column).loadUnaligned(as: SIMD16<Float>.self) * share
      for bucket in bag {
        // Safe: the bucket is inside the table, and sixteen columns from here lie inside its row.
        let row = UnsafeMutableRawPointer(table + (Int(bucket) * width + column))
        row.storeBytes(of: row.loadUnaligned(as: SIMD16<Float>.self) + part, as: SIMD16<Float>.self)
      }
      column += 16
    }
    while column < width {
      let part = derivative[column] * share
      for bucket in bag { table[Int(bucket) * width + column] += part }
      column += 1
    }
  }
}
