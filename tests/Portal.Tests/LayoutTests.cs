using System.Net;
using Ksf.TestKit;
using Microsoft.Playwright;

namespace Ksf.Portal.Tests;

/// <summary>What stands under what: states in a list, the buttons of a ranking and of a form, an answer's way to its change.</summary>
public sealed class LayoutTests(PortalUnderTest portal, Screen screen) : IClassFixture<PortalUnderTest>, IClassFixture<Screen>
{
    private const string Contact = "FoU-kontakt, Askøy";

    [Fact]
    public async Task On_a_wide_screen_the_states_of_a_list_stand_under_each_other_beside_their_titles()
    {
        var page = await screen.OpenAsync(portal.Url);
        await page.GotoAsync("/stil");

        var states = await page.EvaluateAsync<double[]>(Rights, "#liste .row > .state");

        Assert.True(states.Length > 10);
        Assert.Single(states.Distinct());
        Assert.True(states[0] > 640, $"{states[0]}");
    }

    [Fact]
    public async Task The_buttons_of_a_ranking_keep_their_columns_in_the_first_and_the_last_row()
    {
        var page = await screen.OpenAsync(portal.Url);
        await page.GotoAsync("/stil");

        Assert.Single((await page.EvaluateAsync<double[]>(Lefts, ".ranking button[name=opp]")).Distinct());
        Assert.Single((await page.EvaluateAsync<double[]>(Lefts, ".ranking button[name=ned]")).Distinct());
    }

    [Fact]
    public async Task On_a_phone_the_buttons_of_a_form_are_equally_wide_and_Endre_stands_on_its_questions_line()
    {
        portal.Gateway.On("POST /vest/knowledge/v1/needs dry", HttpStatusCode.OK, ScriptedGateway.Need());
        var page = await screen.OpenAsync(portal.Url, Contact, width: 360);
        await page.GotoAsync("/for/vest/4627/meld-behov");
        await page.GetByLabel("Tittel").FillAsync("Trygghetsalarm med GPS");
        await page.GetByRole(AriaRole.Button, new() { Name = "Se over", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**?se-over=ja");

        var widths = await page.EvaluateAsync<double[]>("[...document.querySelectorAll('.form-actions > *')].map(one => one.getBoundingClientRect().width)");
        var apart = await page.EvaluateAsync<double[]>("""
            () => [...document.querySelectorAll('.review > div')].map(line => {
              const bottom = (text) => { const range = document.createRange(); range.selectNodeContents(text); return range.getClientRects()[0].bottom; };
              return Math.abs(bottom(line.querySelector('dt')) - bottom(line.querySelector('.review__change a').firstChild));
            })
            """);

        Assert.Equal(3, widths.Length);
        Assert.Single(widths.Distinct());
        Assert.Each(apart, distance => Assert.True(distance < 2, $"{distance}"));
    }

    private const string Lefts = "(chosen) => [...document.querySelectorAll(chosen)].map(one => Math.round(one.getBoundingClientRect().left))";
    private const string Rights = "(chosen) => [...document.querySelectorAll(chosen)].map(one => Math.round(one.getBoundingClientRect().right))";
}
