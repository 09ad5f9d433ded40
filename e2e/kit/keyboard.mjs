// A person who has no mouse: everything is reached by Tab, and what has the focus shows it.
import assert from 'node:assert/strict'

const FAR = 250

// Presses Tab until the control has the focus. Fails when it cannot be reached, or when the focus cannot be seen there.
export async function goesTo(page, control, name) {
  await control.first().waitFor({ state: 'attached' })
  for (let steps = 0; steps < FAR; steps += 1) {
    if (await has(control)) {
      assert.ok(await page.evaluate(showsFocus), `the focus cannot be seen on “${name}” at ${page.url()}`)
      return
    }
    await page.keyboard.press('Tab')
  }
  assert.fail(`“${name}” cannot be reached by keyboard at ${page.url()}`)
}

// Chooses an option of a select as one does with the arrow keys.
export async function chooses(page, field, name, option) {
  await goesTo(page, field, name)
  await page.keyboard.press('Home')
  const chosen = () => field.evaluate((select) => select.selectedOptions[0]?.label.trim())
  const count = await field.locator('option').count()
  for (let steps = 0; steps < count && (await chosen()) !== option; steps += 1) await page.keyboard.press('ArrowDown')
  assert.equal(await chosen(), option, `“${option}” cannot be chosen in “${name}” by keyboard`)
}

// Ticks a box, or goes to a radio button by Tab to its group and arrow keys within.
export async function ticks(page, field, name) {
  if ((await field.getAttribute('type')) !== 'radio') {
    await goesTo(page, field, name)
    if (!(await field.isChecked())) await page.keyboard.press('Space')
  } else {
    const group = page.locator(`input[type=radio][name="${await field.getAttribute('name')}"]`)
    await goesTo(page, group, name)
    for (let steps = await group.count(); steps > 0 && !(await has(field)); steps -= 1) await page.keyboard.press('ArrowDown')
    if (!(await field.isChecked())) await page.keyboard.press('Space')
  }
  assert.ok(await field.isChecked(), `“${name}” cannot be ticked by keyboard`)
}

async function has(control) {
  return control.evaluateAll((elements) => elements.some((element) => element === document.activeElement))
}

// Runs in the page.
function showsFocus() {
  const shown = (element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'
  }
  const focused = document.activeElement
  // What frames several things may show the focus of the one within, as the place to write does.
  const framed = (element) => element && element !== document.body && (parseFloat(getComputedStyle(element).outlineWidth) >= 2
    && getComputedStyle(element).outlineStyle !== 'none' || framed(element.parentElement))
  return shown(focused) || (focused.labels ? [...focused.labels].some(shown) : false) || shown(focused.parentElement) || framed(focused)
}
