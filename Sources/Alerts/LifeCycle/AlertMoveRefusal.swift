import Core

/// Why a move cannot be made, and what to do instead.
public enum AlertMoveRefusal: Error, Hashable, Sendable {
  /// The table of the life cycle does not lead from the state by the move.
  case notAllowed(state: AlertState, move: AlertMove)
  /// The move needs a reason.
  case reasonNeeded(move: AlertMove)
  /// The reason is not one of the move's.
  case unknownReason(move: AlertMove)
  /// The alert is given to somebody else.
  case givenToOther(assignee: PersonName)
  /// The person brought the alert into its state, and a second one is needed.
  case secondPersonNeeded(first: PersonName, move: AlertMove)
  /// Only a run makes the move.
  case onlyNights(move: AlertMove)
  /// Only people make the move.
  case onlyPeople(move: AlertMove)
  /// A new assignee is missing, or was named for a move that gives the alert to nobody.
  case assigneeMisplaced(move: AlertMove)

  /// What happened and what to do, in a language.
  public func words(_ language: Language) -> String {
    let (japanese, english) = sentences
    return language == .japanese ? japanese : english
  }

  private var sentences: (japanese: String, english: String) {
    switch self {
    case .notAllowed(let state, let move):
      let moves = AlertLifeCycle.moves(from: state).map(\.rawValue)
      return (
        "状態 \(state.rawValue) のアラートに \(move.rawValue) はできません。できる操作: \(moves.joined(separator: "、"))。",
        "An alert in state \(state.rawValue) cannot take the move \(move.rawValue). It can take: "
          + "\(moves.joined(separator: ", "))."
      )
    case .reasonNeeded(let move):
      return (
        "\(move.rawValue) には理由コードが必要です（--reason）: \(codes(move, "、"))。",
        "The move \(move.rawValue) needs a reason (--reason): \(codes(move, ", "))."
      )
    case .unknownReason(let move):
      let list = codes(move, ", ")
      guard !list.isEmpty else {
        return ("\(move.rawValue) に理由コードは付けられません。", "The move \(move.rawValue) takes no reason.")
      }
      return (
        "\(move.rawValue) の理由コードは次のいずれかです: \(codes(move, "、"))。",
        "The reasons of the move \(move.rawValue) are: \(list)."
      )
    case .givenToOther(let assignee):
      return (
        "このアラートの担当は \(assignee.text) です。引き継ぐ場合は先に mekiki alerts assign を実行してください。",
        "The alert is given to \(assignee.text). To take it over, run 'mekiki alerts assign' first."
      )
    case .secondPersonNeeded(let first, let move):
      return (
        "\(first.text) が現在の状態にしたため、\(move.rawValue) は別の担当者が行う必要があります（相互牽制）。",
        "\(first.text) brought the alert into its state, so somebody else must make the move \(move.rawValue) "
          + "(four eyes)."
      )
    case .onlyNights(let move):
      return (
        "\(move.rawValue) は夜間処理だけが行います。", "Only a night makes the move \(move.rawValue)."
      )
    case .onlyPeople(let move):
      return (
        "\(move.rawValue) は担当者だけが行えます。", "Only people make the move \(move.rawValue)."
      )
    case .assigneeMisplaced(let move):
      return (
        move == .assign
          ? "割り当てる担当者を --to で指定してください。" : "\(move.rawValue) では担当者を指定できません。",
        move == .assign
          ? "Say to whom the alert is given (--to)." : "The move \(move.rawValue) gives the alert to nobody."
      )
    }
  }

  private func codes(_ move: AlertMove, _ separator: String) -> String {
    AlertReason.reasons(for: move).map(\.rawValue).joined(separator: separator)
  }
}
