/// Everything that decides a training apart from the lines; `name=value` on the command line changes one.
struct Settings {
  var longestGram = 3
  var buckets = 16_384
  var width = 16
  var hidden = 32
  var members = 1
  var epochs = 6
  var batchRows = 256
  var peakRate = 0.01
  var weightDecay = 0.02
  var dropout = 0.0
  var seed: UInt64 = 1
  /// The share of a text's runs that is left out at random in each epoch.
  var thinning = 0.0
  /// Whether a run of characters counts once in a text, however often it stands there.
  var countsOnce = false
  /// Whether the file has a byte for each weight.
  var quantised = false

  /// Sets one by its name; false for a name or a value that is none.
  mutating func set(_ name: Substring, _ value: Substring) -> Bool {
    switch name {
    case "longestGram": assign(value, to: &longestGram)
    case "buckets": assign(value, to: &buckets)
    case "width": assign(value, to: &width)
    case "hidden": assign(value, to: &hidden)
    case "members": assign(value, to: &members)
    case "epochs": assign(value, to: &epochs)
    case "batchRows": assign(value, to: &batchRows)
    case "peakRate": assign(value, to: &peakRate)
    case "weightDecay": assign(value, to: &weightDecay)
    case "dropout": assign(value, to: &dropout)
    case "seed": assign(value, to: &seed)
    case "thinning": assign(value, to: &thinning)
    case "countsOnce": assign(value, to: &countsOnce)
    case "quantised": assign(value, to: &quantised)
    default: false
    }
  }

  private func assign<Value: LosslessStringConvertible>(_ text: Substring, to value: inout Value) -> Bool {
    guard let read = Value(String(text)) else { return false }
    value = read
    return true
  }
}
