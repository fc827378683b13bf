using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.House;

/// <summary>Somebody who has no mouse: everything by Tab, Enter, Space, arrows and typing.</summary>
public static class KeysOnly
{
    private const int Patience = 140;

    extension(IPage page)
    {
        /// <summary>Tab by tab to a control; a trap, an unreachable control or a focus that cannot be seen, here or on the way, ends the test.</summary>
        public async Task TabToAsync(ILocator wanted)
        {
            await Expect(wanted).ToBeVisibleAsync();
            for (var i = 0; i < Patience; i++)
            {
                await page.Keyboard.PressAsync("Tab");
                var (isThere, fault) = await FocusRing.AtAsync(wanted);
                Assert.True(fault.Length == 0, $"On the way to {wanted} the focus {fault}");
                if (isThere) return;
            }

            Assert.Fail($"{Patience} presses of Tab do not reach {wanted}.");
        }

        public async Task PressAsync(ILocator wanted, string key = "Enter")
        {
            await page.TabToAsync(wanted);
            await page.Keyboard.PressAsync(key);
        }

        public async Task TypeIntoAsync(string selector, string text)
        {
            await page.TabToAsync(page.Locator(selector));
            await page.Keyboard.InsertTextAsync(text);
        }

        /// <summary>Chooses by typing the beginning of the name, as in any select.</summary>
        public async Task ChooseAsync(string selector, string beginning)
        {
            await page.TabToAsync(page.Locator(selector));
            await page.Keyboard.TypeAsync(beginning);
        }
    }
}
