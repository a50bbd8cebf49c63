/// Adam with decoupled weight decay over a network's flat parameters.
///
/// The dense layers are updated at every step, a row of the n-gram table only at steps whose batch holds
/// its n-gram ("lazy"): its moments and its decay rest in between. Biases do not decay.
/// Source: Kingma and Ba, "Adam", 2015; Loshchilov and Hutter, "Decoupled Weight Decay Regularization",
/// 2019.
struct AdamOptimizer: Sendable {
  private let settings: TrainingSettings
  private var means: [Float]
  private var squares: [Float]
  private var meanDecayPower = 1.0
  private var squareDecayPower = 1.0

  init(settings: TrainingSettings, parameterCount: Int) {
    self.settings = settings
    means = [Float](repeating: 0, count: parameterCount)
    squares = [Float](repeating: 0, count: parameterCount)
  }

  /// Takes one step along the gradient of the last batch.
  mutating func step(network: inout Network, pass: TrainingPass, rate: Double) {
    meanDecayPower *= settings.meanDecay
    squareDecayPower *= settings.squareDecay
    let correction = (1 - squareDecayPower).squareRoot()
    let update = Update(
      meanDecay: Float(settings.meanDecay), squareDecay: Float(settings.squareDecay),
      rate: Float(rate * correction / (1 - meanDecayPower)), epsilon: Float(settings.epsilon * correction),
      keptWeight: Float(1 - rate * settings.weightDecay))
    let spared = update.sparingDecay()
    let (layers, width) = (network.layout.layers, network.shape.textWidth)
    // Safe: the four arrays have one element for each parameter, and all ranges come from the network's
    // layout.
    network.parameters.withUnsafeMutableBufferPointer { parameters in
      means.withUnsafeMutableBufferPointer { means in
        squares.withUnsafeMutableBufferPointer { squares in
          pass.gradient.withUnsafeBufferPointer { gradient in
            guard let parameters = parameters.baseAddress, let means = means.baseAddress,
              let squares = squares.baseAddress, let gradient = gradient.baseAddress
            else { return }
            for bucket in pass.touchedBuckets {
              let range = Int(bucket) * width..<(Int(bucket) + 1) * width
              update.apply(range, parameters: parameters, means: means, squares: squares, gradient: gradient)
            }
            for layer in layers {
              update.apply(
                layer.weights, parameters: parameters, means: means, squares: squares, gradient: gradient)
              spared.apply(
                layer.biases, parameters: parameters, means: means, squares: squares, gradient: gradient)
            }
          }
        }
      }
    }
  }

  /// The numbers of one step; bias corrections are folded into the rate and epsilon.
  private struct Update {
    let meanDecay: Float
    let squareDecay: Float
    let rate: Float
    let epsilon: Float
    let keptWeight: Float

    func sparingDecay() -> Update {
      Update(meanDecay: meanDecay, squareDecay: squareDecay, rate: rate, epsilon: epsilon, keptWeight: 1)
    }

    func apply(
      _ range: Range<Int>, parameters: UnsafeMutablePointer<Float>, means: UnsafeMutablePointer<Float>,
      squares: UnsafeMutablePointer<Float>, gradient: UnsafePointer<Float>
    ) {
      var index = range.lowerBound
      while index + 8 <= range.upperBound {
        // Safe: eight elements from here lie inside the range, which all four arrays cover.
        let slope = load(gradient + index)
        let mean = load(means + index) * meanDecay + slope * (1 - meanDecay)
        let square = load(squares + index) * squareDecay + slope * slope * (1 - squareDecay)
        let change = mean * rate / (square.squareRoot() + epsilon)
        UnsafeMutableRawPointer(means + index).storeBytes(of: mean, as: SIMD8<Float>.self)
        UnsafeMutableRawPointer(squares + index).storeBytes(of: square, as: SIMD8<Float>.self)
        let parameter = load(parameters + index) * keptWeight - change
        UnsafeMutableRawPointer(parameters + index).storeBytes(of: parameter, as: SIMD8<Float>.self)
        index += 8
      }
      while index < range.upperBound {
        let slope = gradient[index]
        let mean = means[index] * meanDecay + slope * (1 - meanDecay)
        let square = squares[index] * squareDecay + slope * slope * (1 - squareDecay)
        means[index] = mean
        squares[index] = square
        parameters[index] = parameters[index] * keptWeight - mean * rate / (square.squareRoot() + epsilon)
        index += 1
      }
    }

    private func load(_ start: UnsafePointer<Float>) -> SIMD8<Float> {
      UnsafeRawPointer(start).loadUnaligned(as: SIMD8<Float>.self)
    }
  }
}
