import Core

/// What a product counts; nil for a pure literal.
struct ProductUnit {
  let unit: FeatureSpec.Unit?
}

/// Units of quantities.
extension ConditionChecker {
  mutating func unitsAgree(_ left: TypedNode, _ right: TypedNode, _ operation: String, _ node: SyntaxNode)
    -> Bool
  {
    guard let leftUnit = left.unit, let rightUnit = right.unit, leftUnit != rightUnit, leftUnit != .ratio,
      rightUnit != .ratio, left.type.isNumber
    else { return true }
    report(.unitMismatch(operation: operation, left: leftUnit, right: rightUnit), node)
    return false
  }

  func commonUnit(_ left: TypedNode, _ right: TypedNode) -> FeatureSpec.Unit? {
    guard let leftUnit = left.unit, leftUnit != .ratio else { return right.unit ?? left.unit }
    return leftUnit
  }

  /// The unit of a product or quotient; nil when it has none and a fault was reported.
  mutating func unitOfProduct(
    _ sign: ArithmeticOperator, _ left: TypedNode, _ right: TypedNode, _ node: SyntaxNode
  ) -> ProductUnit? {
    guard let rightUnit = right.unit else { return ProductUnit(unit: left.unit) }
    if sign == .multiply, left.unit == nil { return ProductUnit(unit: rightUnit) }
    let leftUnit = left.unit ?? .ratio
    if sign == .divide, leftUnit == rightUnit { return ProductUnit(unit: .ratio) }
    if rightUnit == .ratio || rightUnit == .count { return ProductUnit(unit: left.unit) }
    if sign == .multiply, leftUnit == .ratio || leftUnit == .count { return ProductUnit(unit: rightUnit) }
    report(.unitMismatch(operation: sign.rawValue, left: leftUnit, right: rightUnit), node)
    return nil
  }
}
