import COpenBLAS

/// The three matrix products a dense layer needs, on row-major floats, by OpenBLAS with one thread.
///
/// One BLAS thread because two are slower on matrices this small, and because a fixed order of sums is what
/// makes two trainings equal; callers run their own threads outside.
enum MatrixProduct {
  typealias Input = UnsafePointer<Float>
  typealias Output = UnsafeMutablePointer<Float>

  private static let threadLimit: Void = openblas_set_num_threads(1)

  /// Must be called before the first product; cheap after the first time.
  static func prepare() {
    _ = threadLimit
  }

  /// `result (rows x outputs) = input (rows x inputs) * transposed weights (outputs x inputs) + scale *
  /// result`.
  static func forward(
    rows: Int, input: Input, inputs: Int, inputStride: Int, weights: Input, weightStride: Int, outputs: Int,
    addingTo scale: Float, result: Output
  ) {
    guard rows > 0, inputs > 0 else { return }
    cblas_sgemm(
      CblasRowMajor, CblasNoTrans, CblasTrans, Int32(rows), Int32(outputs), Int32(inputs), 1, input,
      Int32(inputStride), weights, Int32(weightStride), scale, result, Int32(outputs))
  }

  /// `result (rows x columns) = deltas (rows x outputs) * weights (outputs x columns)`.
  static func backward(
    rows: Int, deltas: Input, outputs: Int, weights: Input, weightStride: Int, columns: Int, result: Output
  ) {
    guard rows > 0, columns > 0 else { return }
    cblas_sgemm(
      CblasRowMajor, CblasNoTrans, CblasNoTrans, Int32(rows), Int32(columns), Int32(outputs), 1, deltas,
      Int32(outputs), weights, Int32(weightStride), 0, result, Int32(columns))
  }

  /// `result (outputs x inputs) = transposed deltas (rows x outputs) * input (rows x inputs)`.
  static func weightGradient(
    rows: Int, deltas: Input, outputs: Int, input: Input, inputs: Int, result: Output
  ) {
    guard rows > 0 else { return }
    cblas_sgemm(
      CblasRowMajor, CblasTrans, CblasNoTrans, Int32(outputs), Int32(inputs), Int32(rows), 1, deltas,
      Int32(outputs), input, Int32(inputs), 0, result, Int32(inputs))
  }
}
