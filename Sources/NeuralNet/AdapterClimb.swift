import COpenBLAS
import Foundation

/// The climb to the changes that fit labels best, in units of the usual sizes of the changes.
///
/// Every step is a product of OpenBLAS over the rows that count and the columns that may change.
struct AdapterClimb {
  /// One row to fit: what is answered before any change, what is wanted, and how much it counts.
  struct Row {
    let logit: Double
    /// The share of fraud that is wanted, 0 to 1.
    let wanted: Double
    let weight: Double
    /// The share of such labels that are taken to be wrong.
    let doubt: Double
  }

  private static let steps = 40
  private static let conjugateSteps = 100

  private var rows: [Row] = []
  private let columns: [Int]
  private let sizes: [Double]
  /// Rows x columns, each column times its usual size.
  private var matrix: [Double] = []
  private var logits: [Double] = []

  /// Prepares a climb over columns of the given usual sizes; those of size zero stay as they are.
  init(sizes: [Double]) {
    self.sizes = sizes
    columns = sizes.indices.filter { sizes[$0] > 0 }
  }

  /// Adds a row with the values of all columns.
  mutating func append(_ row: Row, _ values: ArraySlice<Double>) {
    guard row.weight > 0 else { return }
    rows.append(row)
    logits.append(row.logit)
    for column in columns { matrix.append(values[values.startIndex + column] * sizes[column]) }
  }

  /// Climbs and gives the change of every column, zero for those that stay.
  mutating func run() -> [Double] {
    var steepness = [Double](repeating: 0, count: columns.count)
    var height = height(logits, steepness)
    for _ in 0..<AdapterClimb.steps {
      let (slopes, curves) = slopesAndCurves()
      var gradient = columnSums(slopes)
      AdapterClimb.add(steepness, times: -1, to: &gradient)
      let step = solve(curves, gradient)
      let moves = rowSums(step)
      var share = 1.0
      var gained = 0.0
      for _ in 0..<30 {
        var (tried, triedLogits) = (steepness, logits)
        AdapterClimb.add(step, times: share, to: &tried)
        AdapterClimb.add(moves, times: share, to: &triedLogits)
        let triedHeight = self.height(triedLogits, tried)
        if triedHeight > height {
          gained = triedHeight - height
          (steepness, logits, height) = (tried, triedLogits, triedHeight)
          break
        }
        share /= 2
      }
      if gained <= 1e-7 * (1 + height.magnitude) { break }
    }
    var changes = [Double](repeating: 0, count: sizes.count)
    for (index, column) in columns.enumerated() { changes[column] = steepness[index] * sizes[column] }
    return changes
  }

  private func height(_ logits: [Double], _ changes: [Double]) -> Double {
    var sum = -AdapterClimb.product(changes, changes) / 2
    for (place, row) in rows.enumerated() {
      sum += row.weight * LabelChance(logit: logits[place], doubt: row.doubt).likelihood(ofShare: row.wanted)
    }
    return sum
  }

  /// Of each row: the slope of its likelihood by its logit, and the expected curvature.
  private func slopesAndCurves() -> (slopes: [Double], curves: [Double]) {
    var (slopes, curves) = ([Double](), [Double]())
    for (place, row) in rows.enumerated() {
      let chance = LabelChance(logit: logits[place], doubt: row.doubt)
      slopes.append(row.weight * chance.slope * (row.wanted / chance.yes - (1 - row.wanted) / chance.no))
      curves.append(row.weight * chance.slope * chance.slope / (chance.yes * chance.no))
    }
    return (slopes, curves)
  }

  /// Solves (one + columns' curvature) * step = gradient by conjugate gradients, as exactly as a step needs.
  private func solve(_ curves: [Double], _ gradient: [Double]) -> [Double] {
    var step = [Double](repeating: 0, count: gradient.count)
    var rest = gradient
    var direction = gradient
    var square = AdapterClimb.product(rest, rest)
    let enough = square * 1e-6
    for _ in 0..<AdapterClimb.conjugateSteps where square > enough {
      var bent = rowSums(direction)
      for row in bent.indices { bent[row] *= curves[row] }
      var image = columnSums(bent)
      AdapterClimb.add(direction, times: 1, to: &image)
      let length = square / AdapterClimb.product(direction, image)
      AdapterClimb.add(direction, times: length, to: &step)
      AdapterClimb.add(image, times: -length, to: &rest)
      let next = AdapterClimb.product(rest, rest)
      var turned = rest
      AdapterClimb.add(direction, times: next / square, to: &turned)
      direction = turned
      square = next
    }
    return step
  }

  private static func product(_ left: [Double], _ right: [Double]) -> Double {
    cblas_ddot(Int32(left.count), left, 1, right, 1)
  }

  private static func add(_ values: [Double], times factor: Double, to sums: inout [Double]) {
    cblas_daxpy(Int32(values.count), factor, values, 1, &sums, 1)
  }

  /// For each row the sum of its columns, each times a number.
  private func rowSums(_ factors: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: rows.count)
    multiply(CblasNoTrans, factors, &sums)
    return sums
  }

  /// For each column the sum over rows, each times a number.
  private func columnSums(_ factors: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: columns.count)
    multiply(CblasTrans, factors, &sums)
    return sums
  }

  private func multiply(_ form: CBLAS_TRANSPOSE, _ factors: [Double], _ sums: inout [Double]) {
    // Safe: the matrix has rows x columns values, and both vectors the lengths that go with the form.
    cblas_dgemv(
      CblasRowMajor, form, Int32(rows.count), Int32(columns.count), 1, matrix, Int32(columns.count), factors,
      1, 0, &sums, 1)
  }
}
