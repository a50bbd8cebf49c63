import NeuralNet

/// The calls for one row, with arrays that live as long as the call.
extension ReferencePass {
  func evaluate(_ numeric: [Float], _ buckets: [Int32]) -> ReferenceResult {
    evaluate(numeric: numeric.span, buckets: buckets.span)
  }

  func attribute(_ numeric: [Float], _ buckets: [Int32], against baseline: AttributionBaseline) -> Attribution
  {
    attribute(numeric: numeric.span, buckets: buckets.span, against: baseline)
  }
}
