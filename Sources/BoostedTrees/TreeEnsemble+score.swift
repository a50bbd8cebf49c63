extension TreeEnsemble {
  /// The size up to which a value counts as zero where zero counts as missing: the single-precision 1e-35 of LightGBM.
  static let zeroSize = Double(Float(1e-35))

  /// The raw scores of many rows.
  ///
  /// - Parameters:
  ///   - values: the rows one after the other, `featureNames.count` numbers each; another count is a programmer error.
  ///   - rows: the number of rows.
  ///   - scores: is given `rows` raw scores; no allocation when it already has as many.
  public func scores(of values: [Double], rows: Int, into scores: inout [Double]) {
    let width = featureNames.count
    precondition(values.count == rows * width, "There must be one number for each feature of each row.")
    if scores.count != rows { scores = [Double](repeating: 0, count: rows) }
    for row in 0..<rows { scores[row] = 0 }
    // Safe: every child was checked when the file was read, features are below the width, and rows below their count.
    values.withUnsafeBufferPointer { values in
      nodes.withUnsafeBufferPointer { nodes in
        leafValues.withUnsafeBufferPointer { leaves in
          scores.withUnsafeMutableBufferPointer { scores in
            add(values, rows, nodes, leaves, scores)
          }
        }
      }
    }
  }

  /// The raw score of one row.
  public func score(of row: [Double]) -> Double {
    var result: [Double] = []
    scores(of: row, rows: 1, into: &result)
    return result[0]
  }

  /// Tree by tree over blocks of rows, so that a tree stays in the cache; each row still adds its leaves in the order of the trees.
  private func add(
    _ values: UnsafeBufferPointer<Double>, _ rows: Int, _ nodes: UnsafeBufferPointer<TreeNode>,
    _ leaves: UnsafeBufferPointer<Double>, _ scores: UnsafeMutableBufferPointer<Double>
  ) {
    let width = featureNames.count
    let blockRows = 256
    var start = 0
    while start < rows {
      let end = min(rows, start + blockRows)
      for root in roots {
        for row in start..<end {
          let first = row * width
          var place = root
          while place >= 0 {
            let node = nodes[Int(place)]
            place = goesLeft(node, values[first + Int(node.feature)]) ? node.left : node.right
          }
          scores[row] += leaves[Int(~place)]
        }
      }
      start = end
    }
  }

  /// Whether a value takes the left way of a split.
  @inline(__always)
  func goesLeft(_ node: TreeNode, _ value: Double) -> Bool {
    switch node.rule {
    case .missingRight: value <= node.threshold
    case .missingLeft: !(value > node.threshold)
    case .zeroOrMissingRight: value.magnitude > TreeEnsemble.zeroSize && value <= node.threshold
    case .zeroOrMissingLeft: !(value.magnitude > TreeEnsemble.zeroSize && value > node.threshold)
    case .category: categories.contains(value, inSet: Int(node.threshold))
    }
  }
}
