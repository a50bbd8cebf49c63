import Expressions

/// The conditions of a pack as pieces, each different piece once, however many rules have it.
///
/// The operands of `&&` and `||` stand in the order in which they are best looked at: their order never changes a
/// value. What many rules ask comes first, since it is mostly known already, and what is evaluated row by row last.
struct ColumnGraph: Sendable {
  /// A piece of a rule's condition that is evaluated row by row.
  struct RowPiece: Hashable, Sendable {
    let rule: Int
    let piece: Int
  }

  /// The numbers that another may be one of, in the order and type of that other.
  enum NumberList: Hashable, Sendable {
    case integers([Int64])
    case reals([Double])
  }

  private struct Key: Hashable {
    let kind: ColumnPiece.Kind
    let operands: [Int]
  }

  private(set) var pieces: [ColumnPiece] = []
  /// The operands of all pieces, one run for each.
  private(set) var operands: [Int] = []
  /// The piece that is the whole condition, for each rule.
  private(set) var roots: [Int] = []
  private(set) var textTests: [TextTest] = []
  private(set) var numberLists: [NumberList] = []
  private(set) var rowPieces: [RowPiece] = []
  /// How many pieces are numbers.
  private(set) var registerCount = 0

  private var places: [Key: Int] = [:]
  /// How often each piece is written in the pack.
  private var uses: [Int] = []

  init(_ conditions: [ColumnNode]) {
    for (rule, condition) in conditions.enumerated() { roots.append(add(condition, rule)) }
    orderChains()
    places = [:]
  }

  /// Lends the pieces and operands for the time of a call.
  func withPointers(_ body: (UnsafeBufferPointer<ColumnPiece>, UnsafeBufferPointer<Int>) -> Void) {
    pieces.withUnsafeBufferPointer { pieces in
      operands.withUnsafeBufferPointer { operands in body(pieces, operands) }
    }
  }

  /// The place of a piece, which is made when no rule before has it.
  private mutating func add(_ node: ColumnNode, _ rule: Int) -> Int {
    func truth(_ kind: ColumnPiece.Kind, _ operands: [Int] = []) -> Int { place(kind, .truth, operands) }
    switch node.kind {
    case .integer(let number): return place(.integer(number), .integer)
    case .real(let number): return place(.real(bits: number.bitPattern), .real)
    case .truth(let value): return truth(.truth(value))
    case .feature(let index): return feature(index, node.type)
    case .hasFeature(let index): return truth(.hasFeature(index))
    case .wordTest(let field, let codes): return truth(.wordTest(field, codes: codes))
    case .hasText(let text): return truth(.hasText(text))
    case .textTest(let test): return truth(.textTest(ColumnGraph.index(of: test, in: &textTests)))
    case .rows(let piece):
      rowPieces.append(RowPiece(rule: rule, piece: piece))
      return truth(.rows(rowPieces.count - 1))
    case .integerAmong(let operand, let numbers): return among(.integers(numbers), add(operand, rule))
    case .realAmong(let operand, let numbers): return among(.reals(numbers), add(operand, rule))
    case .not(let operand): return truth(.not, [add(operand, rule)])
    case .negate(let operand): return place(.negate, node.type, [add(operand, rule)])
    case .arithmetic(let sign, let left, let right):
      return place(.arithmetic(sign), node.type, [add(left, rule), add(right, rule)])
    case .compare(let sign, let left, let right): return compare(sign, left, right, rule)
    case .all(let parts): return chain(.all, parts, rule)
    case .any(let parts): return chain(.any, parts, rule)
    case .conditional(let test, let yes, let no):
      let kind = node.type == .truth ? ColumnPiece.Kind.chooseTruth : .chooseNumber
      return place(kind, node.type, [add(test, rule), add(yes, rule), add(no, rule)])
    case .toReal(let operand): return place(.toReal, .real, [add(operand, rule)])
    case .toInteger(let operand): return place(.toInteger, .integer, [add(operand, rule)])
    }
  }

  private mutating func place(_ kind: ColumnPiece.Kind, _ type: ColumnType, _ parts: [Int] = []) -> Int {
    let key = Key(kind: kind, operands: parts)
    if let known = places[key] {
      uses[known] += 1
      return known
    }
    let start = operands.count
    operands += parts
    pieces.append(
      ColumnPiece(kind: kind, type: type, operands: start..<operands.count, register: registerCount))
    if type.isNumber { registerCount += 1 }
    uses.append(1)
    places[key] = pieces.count - 1
    return pieces.count - 1
  }

  private mutating func feature(_ index: Int, _ type: ColumnType) -> Int {
    switch type {
    case .integer: return place(.loadInteger(index), .integer)
    case .real: return place(.loadReal(index), .real)
    case .truth: return place(.compareFeature(.notEqual, feature: index, 0), .truth)
    }
  }

  private mutating func chain(_ kind: ColumnPiece.Kind, _ parts: [ColumnNode], _ rule: Int) -> Int {
    let places = Set(parts.map { add($0, rule) }).sorted()
    return places.count == 1 ? places[0] : place(kind, .truth, places)
  }

  private mutating func among(_ list: NumberList, _ operand: Int) -> Int {
    place(.numberAmong(ColumnGraph.index(of: list, in: &numberLists)), .truth, [operand])
  }

  /// Compares columns of the matrix where they stand: its numbers are exact, so their order as `Double` is their order.
  private mutating func compare(
    _ sign: ComparisonOperator, _ left: ColumnNode, _ right: ColumnNode, _ rule: Int
  ) -> Int {
    guard left.type.isNumber else {
      let sides = [add(left, rule), add(right, rule)].sorted()
      return place(.compareTruths(isEqual: sign == .equal), .truth, sides)
    }
    if case .feature(let first) = left.kind, case .feature(let second) = right.kind {
      return place(.compareFeatures(sign, first, second), .truth)
    }
    if case .feature(let feature) = left.kind, let literal = right.exactLiteral {
      return place(.compareFeature(sign, feature: feature, literal), .truth)
    }
    if case .feature(let feature) = right.kind, let literal = left.exactLiteral {
      return place(.compareFeature(sign.mirrored, feature: feature, literal), .truth)
    }
    return place(.compareNumbers(sign), .truth, [add(left, rule), add(right, rule)])
  }

  private static func index<Item: Equatable>(of item: Item, in list: inout [Item]) -> Int {
    if let known = list.firstIndex(of: item) { return known }
    list.append(item)
    return list.count - 1
  }

  // MARK: The order of chains

  private mutating func orderChains() {
    // Operands stand before what uses them, so one pass knows the cost of each.
    var costs: [Int] = []
    for piece in pieces {
      costs.append(piece.operands.reduce(ColumnGraph.cost(of: piece.kind)) { max($0, costs[operands[$1]]) })
    }
    for piece in pieces where piece.kind == .all || piece.kind == .any {
      let order = operands[piece.operands].sorted { left, right in
        (costs[left], -uses[left], left) < (costs[right], -uses[right], right)
      }
      operands.replaceSubrange(piece.operands, with: order)
    }
  }

  /// How dear a piece is by itself.
  private static func cost(of kind: ColumnPiece.Kind) -> Int {
    switch kind {
    case .rows: return 3
    case .textTest: return 2
    case .compareNumbers, .numberAmong: return 1
    default: return 0
    }
  }
}
