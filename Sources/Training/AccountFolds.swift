import NeuralNet

/// Parts of rows for cross-validation, no account being in two of them.
enum AccountFolds {
  /// The part of each row, given its account's number from zero.
  static func of(_ accounts: [Int32], count: Int, seed: UInt64) -> [Int] {
    let accountCount = Int(accounts.max() ?? -1) + 1
    var order = (0..<Int32(accountCount)).map { $0 }
    var generator = SeededGenerator(seed: seed)
    generator.shuffle(&order)
    var foldOf = [Int](repeating: 0, count: accountCount)
    for (place, account) in order.enumerated() { foldOf[Int(account)] = place % count }
    return accounts.map { foldOf[Int($0)] }
  }
}
