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
            // Looked for once and not after each key, which would take longer than the key.
            var target = await wanted.ElementHandleAsync();
            for (var i = 0; i < Patience; i++)
            {
                await page.Keyboard.PressAsync("Tab");
                var (isThere, isGone, fault) = await FocusRing.AtAsync(page, target);
                if (isGone) (isThere, _, fault) = await FocusRing.AtAsync(page, target = await wanted.ElementHandleAsync());
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

        /// <summary>Adds to what a field already holds.</summary>
        public async Task TypeOntoAsync(string selector, string text)
        {
            await page.TabToAsync(page.Locator(selector));
            await page.Keyboard.PressAsync("Control+End");
            await page.Keyboard.InsertTextAsync(text);
        }

        /// <summary>Opens the menu of the person who is signed in and chooses a line of it.</summary>
        public async Task ChooseInMenuAsync(string name)
        {
            var menu = page.Locator(".header-tools details.dropdown:has(form)");
            await page.PressAsync(menu.Locator("summary"));
            await page.PressAsync(menu.Link(name).Or(menu.Button(name)));
        }

        /// <summary>Chooses a line of the desk; the title of the case that opens has the focus then.</summary>
        public async Task OpenCaseAsync(string title)
        {
            await Expect(page.Button("Tastenkürzel")).ToBeEnabledAsync();
            await page.PressAsync(page.Locator("a.desk-item", new() { HasText = title }).First);
            await Expect(page.Locator("#case-title")).ToContainTextAsync(title);
            await Expect(page.Locator("#case-title")).ToBeFocusedAsync();
        }
    }
}
