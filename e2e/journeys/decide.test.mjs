// A member votes on what is open, finds it taken, thinks again; then looks how other votes were counted.
import { journey } from '../kit.mjs'

const N = '/n/green-city'

journey('A member votes, thinks again, and reads how decisions were counted', { demo: true }, async ({ person }) => {
  const amina = await person('Amina Diallo')
  await amina.opens('/')
  await amina.presses('Walk in as Amina')
  await amina.sees('Do we join the Charter of River Towns?')
  await amina.follows('Vote')
  await amina.sees('nobody is shown how it stands')
  await amina.ticks('Yes')
  await amina.presses('Vote')
  await amina.sees('Your vote is counted.')
  await amina.ticks('No')
  await amina.presses('Change my vote')
  await amina.sees('You have voted')
  await amina.opens(`${N}/decisions`)
  await amina.sees('A charter for quiet nights')
  await amina.follows('Which school roof comes first?')
  await amina.follows('How it was counted')
  await amina.sees('Round by round')
  await amina.opens(`${N}/decisions`)
  await amina.follows('Who checks the books?')
  await amina.follows('How it was counted')
  await amina.sees('SHA-256 of the list')
  const phone = await person('Amina on her phone', { width: 360, theme: 'dark' })
  await phone.opens(`${N}/decisions?method=runoff`)
})
