/// The report's page; every value is escaped, the style sheet aside, which is part of the program.
enum NightReportTemplate {
  static let text = """
    <!DOCTYPE html>
    <html lang="{{language}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{title}}</title>
    <style>
    {{{style}}}
    </style>
    </head>
    <body>
    <main>
    <h1>{{title}}</h1>
    <p class="care">{{tippingOff}}</p>

    """ + summary + reconciliation + alerts + """
      <footer><p>{{scoreUnit}} {{writtenAt}}</p></footer>
      </main>
      </body>
      </html>

      """

  private static let summary = """
    <h2>{{page.labels.summary}}</h2>
    <dl>
    {{#page.facts}}
    <dt>{{name}}</dt><dd>{{value}}</dd>
    {{/page.facts}}
    </dl>

    """

  private static let reconciliation = """
    {{#page}}
    <h2>{{labels.reconciliation}}</h2>
    <div class="scroll" role="region" aria-label="{{labels.reconciliation}}" tabindex="0">
    <table>
    <caption>{{labels.accountedFor}}</caption>
    <thead>
    <tr><th scope="col">{{labels.file}}</th><th scope="col">{{labels.status}}</th>
    <th scope="col" class="number">{{labels.bytes}}</th>
    <th scope="col" class="number">{{labels.bytes}} {{labels.accepted}}</th>
    <th scope="col" class="number">{{labels.bytes}} {{labels.rejected}}</th>
    <th scope="col" class="number">{{labels.bytes}} {{labels.framing}}</th>
    <th scope="col" class="number">{{labels.records}} {{labels.accepted}}</th>
    <th scope="col" class="number">{{labels.records}} {{labels.rejected}}</th>
    <th scope="col" class="number">{{labels.yen}}</th><th scope="col">{{labels.agreement}}</th></tr>
    </thead>
    <tbody>
    {{#files}}
    <tr><th scope="row">{{name}} ({{format}}){{#hasNotes}}<br>{{notes}}{{/hasNotes}}</th>
    <td{{#isQuarantined}} class="bad"{{/isQuarantined}}>{{status}}</td>
    <td class="number">{{bytes}}</td><td class="number">{{bytesAccepted}}</td>
    <td class="number">{{bytesRejected}}</td><td class="number">{{bytesFraming}}</td>
    <td class="number">{{recordsAccepted}}</td><td class="number">{{recordsRejected}}</td>
    <td class="number">{{yen}}</td><td>{{agreement}}</td></tr>
    {{/files}}
    </tbody>
    </table>
    </div>
    <div class="scroll" role="region" aria-label="{{labels.flows}}" tabindex="0">
    <table>
    <caption>{{labels.flows}}</caption>
    <thead><tr><th scope="col">{{labels.file}}</th><th scope="col" class="number">{{labels.read}}</th>
    <th scope="col" class="number">{{labels.accepted}}</th>
    <th scope="col" class="number">{{labels.cancelled}}</th>
    <th scope="col" class="number">{{labels.rejected}}</th>
    <th scope="col" class="number">{{labels.withoutAmount}}</th>
    <th scope="col" class="number">{{labels.scored}}</th><th scope="col">{{labels.balances}}</th></tr></thead>
    <tbody>
    {{#flows}}
    <tr><th scope="row">{{name}}</th><td class="number">{{read}}</td><td class="number">{{accepted}}</td>
    <td class="number">{{cancelled}}</td><td class="number">{{rejected}}</td>
    <td class="number">{{withoutAmount}}</td><td class="number">{{scored}}</td><td>{{balances}}</td></tr>
    {{/flows}}
    </tbody>
    </table>
    </div>
    {{#hasTotals}}
    <div class="scroll" role="region" aria-label="{{labels.control}}" tabindex="0">
    <table>
    <caption>{{labels.control}}</caption>
    <thead><tr><th scope="col">{{labels.file}}</th><th scope="col">{{labels.total}}</th>
    <th scope="col">{{labels.declaredAndRead}}</th><th scope="col">{{labels.agreement}}</th></tr></thead>
    <tbody>
    {{#totals}}
    <tr><th scope="row">{{file}}</th><td>{{name}}</td><td>{{comparison}}</td><td>{{verdict}}</td></tr>
    {{/totals}}
    </tbody>
    </table>
    </div>
    {{/hasTotals}}
    {{#hasRemarks}}
    <h3>{{labels.remarks}}</h3>
    <ul>
    {{#remarks}}
    <li>{{.}}</li>
    {{/remarks}}
    </ul>
    {{/hasRemarks}}
    {{#hasSkipped}}
    <h3>{{labels.skipped}}</h3>
    <ul>
    {{#skipped}}
    <li>{{name}}: {{value}}</li>
    {{/skipped}}
    </ul>
    {{/hasSkipped}}
    {{/page}}

    """

  private static let alerts = """
    <h2>{{topAlerts}}</h2>
    {{^hasAlerts}}
    <p>{{noAlerts}}</p>
    {{/hasAlerts}}
    {{#hasAlerts}}
    <p>{{shownCount}}</p>
    {{/hasAlerts}}
    {{#alerts}}
    <section class="alert" aria-labelledby="{{alertID}}">
    <h3 id="{{alertID}}">{{heading}}</h3>
    <dl>
    {{#facts}}
    <dt>{{name}}</dt><dd>{{value}}</dd>
    {{/facts}}
    </dl>
    {{#transactions}}
    <h4 id="{{anchor}}">{{heading}}</h4>
    <p>{{summary}}</p>
    <dl>
    {{#facts}}
    <dt>{{name}}</dt><dd>{{value}}</dd>
    {{/facts}}
    </dl>
    <table aria-labelledby="{{anchor}}">
    <caption>{{labels.reasons}}</caption>
    <thead><tr><th scope="col" class="number">{{labels.contribution}}</th><th scope="col">+ / -</th>
    <th scope="col">{{labels.kind}}</th><th scope="col" class="number">{{labels.value}}</th>
    <th scope="col">{{labels.reasons}}</th></tr></thead>
    <tbody>
    <tr><td class="number">{{baseline}}</td><td></td><td></td><td></td>
    <th scope="row">{{labels.baseline}}</th></tr>
    {{#reasons}}
    <tr><td class="number">{{contribution}}</td>
    <td><svg viewBox="0 0 200 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
    <rect class="{{#isNegative}}down{{/isNegative}}{{^isNegative}}up{{/isNegative}}" x="{{barStart}}" y="3" \
    width="{{barLength}}" height="14"/><line class="axis" x1="100" y1="0" x2="100" y2="20"/></svg></td>
    <td>{{origin}}</td><td class="number">{{value}}</td><th scope="row">{{words}}</th></tr>
    {{/reasons}}
    <tr><td class="number">{{score}}</td><td></td><td></td><td></td><th scope="row">{{labels.score}}</th></tr>
    </tbody>
    </table>
    {{/transactions}}
    </section>
    {{/alerts}}

    """
}
