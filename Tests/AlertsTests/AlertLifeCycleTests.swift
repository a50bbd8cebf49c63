import Alerts
import Foundation
import TestSupport
import Testing

/// The table of the life cycle is the one that the page shows, for every pair of state and move.
@Suite struct AlertLifeCycleTests {
  /// What the page says of one pair.
  private struct Cell: Equatable {
    var to: String
    var permission: String
    var needsReason: Bool
  }

  /// The page's cells by state and move.
  private static func page() throws -> [String: [String: Cell?]] {
    let text = try String(contentsOfFile: "Pipelines/lifecycle.md", encoding: .utf8)
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let start = try #require(lines.firstIndex { $0.first == "state" && $0.contains("assign") })
    let moves = lines[start].dropFirst()
    var cells: [String: [String: Cell?]] = [:]
    for line in lines[(start + 2)...].prefix(AlertState.allCases.count) {
      for (move, content) in zip(moves, line.dropFirst()) {
        cells[line[0], default: [:]][move] = .some(try cell(content))
      }
    }
    return cells
  }

  private static func cell(_ content: String) throws -> Cell? {
    if content == "-" { return nil }
    let words = content.split { " (),".contains($0) }.map(String.init)
    try #require(words.count == 2 || (words.count == 3 && words[2] == "reason"), "\(content)")
    return Cell(to: words[0], permission: words[1], needsReason: words.count == 3)
  }

  @Test func everyPairIsAsThePageSays() throws {
    let page = try AlertLifeCycleTests.page()
    #expect(page.count == AlertState.allCases.count)
    var pairs = 0
    for state in AlertState.allCases {
      #expect(page[state.rawValue]?.count == AlertMove.allCases.count)
      for move in AlertMove.allCases {
        let written = try #require(page[state.rawValue]?[move.rawValue])
        let step = AlertLifeCycle.step(from: state, by: move)
        let told = step.map {
          Cell(to: $0.to.rawValue, permission: $0.permission.rawValue, needsReason: $0.needsReason)
        }
        #expect(told == written, "\(state) \(move)")
        pairs += 1
      }
    }
    #expect(pairs == 100)
    #expect(Set(AlertLifeCycle.steps.map { "\($0.from) \($0.move)" }).count == AlertLifeCycle.steps.count)
  }

  /// What the page says is also what a standing does: for every pair, person and reason.
  @Test func everyPairGivesItsResultForEveryPerson() throws {
    let (first, second) = (try #require(PersonName("佐藤")), try #require(PersonName("鈴木")))
    for state in AlertState.allCases {
      let standing = AlertStanding(state: state, assignee: first, stateBy: first)
      for move in AlertMove.allCases {
        let step = AlertLifeCycle.step(from: state, by: move)
        for actor in [nil, first, second] {
          for reason in [nil, AlertReason.reasons(for: move).first] {
            let result = Result {
              try standing.after(move, by: actor, reason: reason, assignTo: move == .assign ? second : nil)
            }
            guard let step else {
              #expect(throws: AlertMoveRefusal.notAllowed(state: state, move: move)) { try result.get() }
              continue
            }
            let mayMove =
              switch step.permission {
              case .anyone: actor != nil
              case .assignee: actor == first
              case .second: actor == second
              case .night: actor == nil
              }
            let isAllowed = mayMove && (reason != nil || !step.needsReason)
            #expect((try? result.get())?.state == (isAllowed ? step.to : nil), "\(state) \(move)")
          }
        }
      }
    }
  }

  @Test func everyReasonBelongsToAMoveAndStandsOnThePage() throws {
    let text = try String(contentsOfFile: "Pipelines/lifecycle.md", encoding: .utf8)
    for reason in AlertReason.allCases {
      let moves = AlertMove.allCases.filter { AlertReason.reasons(for: $0).contains(reason) }
      #expect(!moves.isEmpty, "\(reason)")
      for move in moves {
        let line = text.split(separator: "\n").last { $0.hasPrefix("| \(move.rawValue) |") }
        #expect(line?.contains("`\(reason.rawValue)`") == true, "\(move) \(reason)")
      }
      #expect(!reason.name(.japanese).isEmpty && !reason.name(.english).isEmpty)
    }
  }

  @Test func refusalsSayWhatToDoInBothLanguages() throws {
    let person = try #require(PersonName("佐藤"))
    let refusals: [AlertMoveRefusal] =
      AlertMove.allCases.flatMap { move in
        [
          .notAllowed(state: .closed, move: move), .reasonNeeded(move: move), .unknownReason(move: move),
          .secondPersonNeeded(first: person, move: move), .onlyNights(move: move), .onlyPeople(move: move),
          .assigneeMisplaced(move: move),
        ]
      } + [.givenToOther(assignee: person)]
    for refusal in refusals {
      #expect(refusal.words(.japanese).hasSuffix("。"))
      #expect(refusal.words(.english).hasSuffix("."))
    }
  }
}
