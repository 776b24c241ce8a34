using System.Globalization;
using System.Net;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Dns;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>Commands that ask for names, or whether somebody is there.</summary>
internal static class NameCommands
{
    /// <summary>The addresses that a name stands for, as a program sees it: /etc/hosts first, then DNS.</summary>
    public static IReadOnlyList<string> Addresses(Process process, string name) =>
        InHosts(process, name) is { } known ? [known] : Lookup(process, SettingsOf(process), name).Addresses;

    /// <summary>The first address that a name stands for; null when nobody knows it, which takes a while to find out where no DNS answers.</summary>
    public static async Task<string?> AddressOfAsync(Process process, string name)
    {
        if (InHosts(process, name) is { } known)
            return known;
        var answer = Lookup(process, SettingsOf(process), name);
        if (answer.Status == DnsStatus.NoReply)
            await process.DelayAsync(ResolverSettings.Patience);
        return answer.Addresses.FirstOrDefault();
    }

    /// <summary>What <c>/etc/resolv.conf</c> says at the moment.</summary>
    public static ResolverSettings SettingsOf(Process process) =>
        process.Files.Find("/etc/resolv.conf") is RegularFile file ? ResolverSettings.Parse(Inputs.Split(file.Content)) : new(["127.0.0.1"], [], []);

    public static NameAnswer Lookup(Process process, ResolverSettings settings, string name) =>
        IPAddress.TryParse(name, out _) ? new(DnsStatus.NoError, name, [name]) : process.Container.Network.Lookup(process.Container.Pod, settings, name);

    /// <summary>Asks one question: the first server that replies answers it.</summary>
    public static DnsReply Ask(Process process, ResolverSettings settings, string name, string type)
    {
        foreach (var server in settings.Nameservers)
        {
            var reply = process.Container.Network.Ask(process.Container.Pod, server, name, type);
            if (reply.Status != DnsStatus.NoReply)
                return reply;
        }
        return DnsReply.None;
    }

    /// <summary>The name under which DNS keeps the name of an address.</summary>
    public static string ReverseOf(IPAddress address) => string.Join('.', address.ToString().Split('.').Reverse()) + ".in-addr.arpa";

    public static async Task<int> GetentAsync(Process process)
    {
        if (process.Arguments is not [_, "hosts" or "ahosts", var name, ..])
            return 2;
        if (InHosts(process, name) is { } known)
        {
            await process.WriteLineAsync($"{known,-15} {name}");
            return 0;
        }
        var answer = Lookup(process, SettingsOf(process), name);
        if (answer.Status == DnsStatus.NoReply)
            await process.DelayAsync(ResolverSettings.Patience);
        foreach (var address in answer.Addresses)
            await process.WriteLineAsync($"{address,-15} {answer.FullName}");
        return answer.Addresses.Count > 0 ? 0 : 2;
    }

    public static async Task<int> PingAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "cwWiIst");
        var host = arguments.Operands.FirstOrDefault() ?? "";
        if (await AddressOfAsync(process, host) is not { } address)
        {
            await process.WriteErrorAsync(process.Container.Image.Userland == Userland.Debian ? $"ping: {host}: Name or service not known" : $"ping: bad address '{host}'");
            return process.Container.Image.Userland == Userland.Debian ? 2 : 1;
        }
        var count = arguments.Find("c") is { } text && int.TryParse(text, CultureInfo.InvariantCulture, out var given) ? given : int.MaxValue;
        await process.WriteLineAsync($"PING {host} ({address}): 56 data bytes");
        var received = 0;
        for (var i = 0; i < count; i++)
        {
            if (process.Container.Network.Probe(process.Container.Pod, address, 0) != Reachability.Lost)
            {
                await process.WriteLineAsync($"64 bytes from {address}: seq={i} ttl=64 time=0.100 ms");
                received++;
            }
            if (i < count - 1 || received <= i)
                await process.DelayAsync(TimeSpan.FromSeconds(1));
        }
        await process.WriteLineAsync($"\n--- {host} ping statistics ---\n{count} packets transmitted, {received} packets received, {(count - received) * 100 / Math.Max(1, count)}% packet loss");
        return received > 0 ? 0 : 1;
    }

    private static string? InHosts(Process process, string name)
    {
        if (IPAddress.TryParse(name, out _))
            return name;
        if (process.Files.Find("/etc/hosts") is not RegularFile file)
            return null;
        foreach (var line in Inputs.Split(file.Content))
        {
            var words = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Skip(1).Contains(name, StringComparer.OrdinalIgnoreCase))
                return words[0];
        }
        return null;
    }
}
