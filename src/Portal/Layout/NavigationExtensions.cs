using Microsoft.AspNetCore.Components;

namespace Ksf.Portal.Layout;

internal static class NavigationExtensions
{
    extension(NavigationManager navigation)
    {
        /// <summary>The address of the page that is shown, to come back to it.</summary>
        public string Page => $"/{navigation.ToBaseRelativePath(navigation.Uri)}";
    }
}
