/// Picks numbers with given weights, each draw by bisection.
struct WeightedChoice: Sendable {
  private var sums: [Double] = []

  init(weights: [Double]) {
    var sum = 0.0
    for weight in weights {
      sum += weight
      sums.append(sum)
    }
    precondition(sum > 0, "A weighted choice needs a weight above zero.")
  }

  func draw(_ randomness: inout Randomness) -> Int {
    let target = randomness.unit() * (sums.last ?? 0)
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > target { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
