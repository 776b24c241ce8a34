using System.Net;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Dns;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>The command <c>nslookup</c>, in the forms of BIND, of BusyBox, and of BusyBox before 1.29.</summary>
/// <remarks>Source: BIND 9.18; BusyBox, networking/nslookup.c (1.28, 1.37): the newer one looks a name with a dot in it up as it is, without the search list.</remarks>
internal static class NslookupCommand
{
    private const string NoReply = ";; connection timed out; no servers could be reached";

    public static async Task<int> RunAsync(Process process)
    {
        var (type, operands) = Read(process);
        if (operands.Count == 0)
        {
            await process.WriteErrorAsync("Usage: nslookup [-type=QUERY_TYPE] HOST [DNS_SERVER]");
            return 1;
        }
        var settings = NameCommands.SettingsOf(process);
        if (operands.Count > 1)
            settings = settings with { Nameservers = [NameCommands.Addresses(process, operands[1]).FirstOrDefault() ?? operands[1]] };
        var isBind = process.Container.Image.Userland == Userland.Debian;
        if (!isBind && process.Container.IsOldBusybox)
            return await OldFormAsync(process, settings, operands[0]);
        return await (isBind ? BindFormAsync(process, settings, operands[0], type) : BusyboxFormAsync(process, settings, operands[0], type));
    }

    private static (string? Type, List<string> Operands) Read(Process process)
    {
        string? type = null;
        List<string> operands = [];
        foreach (var word in process.Arguments.Skip(1))
        {
            if (!word.StartsWith('-'))
                operands.Add(word);
            else if (word.IndexOf('=') is > 0 and var at && word[1..at] is "type" or "query" or "querytype" or "q")
                type = word[(word.IndexOf('=') + 1)..].ToUpperInvariant();
        }
        return (type, operands);
    }

    private static async Task<int> BindFormAsync(Process process, ResolverSettings settings, string name, string? type)
    {
        var server = ServerOf(settings);
        if (IPAddress.TryParse(name, out var address))
            return await BindReplyAsync(process, server, name, NameCommands.Ask(process, settings, NameCommands.ReverseOf(address), "PTR"), showsServer: false);
        DnsReply? last = null;
        foreach (var candidate in settings.Candidates(name))
        {
            last = NameCommands.Ask(process, settings, candidate, type ?? "A");
            if (last.Status != DnsStatus.NxDomain)
                break;
        }
        return await BindReplyAsync(process, server, name, last ?? DnsReply.None, showsServer: true);
    }

    private static async Task<int> BindReplyAsync(Process process, string server, string name, DnsReply reply, bool showsServer)
    {
        if (reply.Status == DnsStatus.NoReply)
        {
            await process.DelayAsync(ResolverSettings.Patience);
            await process.WriteLineAsync(NoReply + "\n");
            return 1;
        }
        if (showsServer)
            await process.WriteLineAsync($"Server:\t\t{server}\nAddress:\t{server}#53\n");
        if (reply.Status == DnsStatus.NxDomain)
        {
            await process.WriteLineAsync($"** server can't find {(showsServer ? name : NameCommands.ReverseOf(IPAddress.Parse(name)))}: NXDOMAIN\n");
            return 1;
        }
        if (reply.Answers.Count == 0)
            await process.WriteLineAsync($"*** Can't find {name}: No answer");
        foreach (var record in reply.Answers)
            await process.WriteLineAsync(record.Type is "A" or "AAAA" ? $"Name:\t{record.Name}\nAddress: {record.Data}" : Line(record, keepsDot: true));
        await process.WriteLineAsync("");
        return 0;
    }

    private static async Task<int> BusyboxFormAsync(Process process, ResolverSettings settings, string name, string? type)
    {
        var server = ServerOf(settings);
        var names = IPAddress.TryParse(name, out var address) ? [NameCommands.ReverseOf(address)]
            : name.Contains('.') || settings.Searches.Count == 0 ? [name.TrimEnd('.')]
            : settings.Searches.Select(search => $"{name}.{search}").ToArray();
        string[] types = address is not null ? ["PTR"] : type is not null ? [type] : ["A", "AAAA"];
        List<string> parts = [];
        var isComplete = true;
        foreach (var one in types)
        {
            foreach (var candidate in names)
            {
                var reply = NameCommands.Ask(process, settings, candidate, one);
                if (reply.Status == DnsStatus.NoReply)
                {
                    await process.DelayAsync(ResolverSettings.Patience);
                    await process.WriteLineAsync(NoReply + "\n");
                    return 1;
                }
                isComplete &= reply.Status == DnsStatus.NoError;
                parts.Add(reply.Status == DnsStatus.NxDomain ? $"** server can't find {candidate}: NXDOMAIN\n" : string.Concat(Lines(reply, one, candidate)));
            }
        }
        await process.WriteLineAsync($"Server:\t\t{server}\nAddress:\t{server}:53\n");
        foreach (var part in parts)
            await process.WriteLineAsync(part);
        return isComplete ? 0 : 1;
    }

    private static IEnumerable<string> Lines(DnsReply reply, string type, string name)
    {
        if (reply.Answers.Count == 0 && type is not ("A" or "AAAA"))
            yield return $"*** Can't find {name}: No answer\n";
        var last = "";
        foreach (var record in reply.Answers)
        {
            if (record.Type is not ("A" or "AAAA"))
                yield return Line(record, keepsDot: false) + "\n";
            else
                yield return record.Name == last ? $"Address: {record.Data}\n" : $"Name:\t{record.Name}\nAddress: {record.Data}\n";
            last = record.Name;
        }
    }

    private static string Line(DnsRecord record, bool keepsDot)
    {
        var data = keepsDot ? record.Data : record.Data.TrimEnd('.');
        return record.Type switch
        {
            "CNAME" => $"{record.Name}\tcanonical name = {data}",
            "PTR" => $"{record.Name}\tname = {data}",
            "SRV" => $"{record.Name}\tservice = {data}",
            _ => $"{record.Name}\t{record.Type} = {data}",
        };
    }

    private static async Task<int> OldFormAsync(Process process, ResolverSettings settings, string name)
    {
        var server = ServerOf(settings);
        await process.WriteLineAsync($"Server:    {server}\nAddress 1: {server}{NameAfter(process, settings, server)}\n");
        var answer = NameCommands.Lookup(process, settings, name);
        if (answer.Addresses.Count == 0)
        {
            if (answer.Status == DnsStatus.NoReply)
                await process.DelayAsync(ResolverSettings.Patience);
            await process.WriteErrorAsync($"nslookup: can't resolve '{name}'{(answer.Status == DnsStatus.NoReply ? ": Try again" : "")}");
            return 1;
        }
        await process.WriteLineAsync($"Name:      {name}");
        for (var i = 0; i < answer.Addresses.Count; i++)
            await process.WriteLineAsync($"Address {i + 1}: {answer.Addresses[i]}{NameAfter(process, settings, answer.Addresses[i])}");
        return 0;
    }

    /// <summary>The name of an address, as it stands behind it.</summary>
    private static string NameAfter(Process process, ResolverSettings settings, string address)
    {
        if (!IPAddress.TryParse(address, out var parsed))
            return "";
        var reply = NameCommands.Ask(process, settings, NameCommands.ReverseOf(parsed), "PTR");
        return reply.Answers.Count > 0 ? " " + reply.Answers[0].Data.TrimEnd('.') : settings.Nameservers.Contains(address) && address == process.Container.Network.DnsAddress ? $" kube-dns.kube-system.svc.{process.Container.Network.ClusterDomain}" : "";
    }

    private static string ServerOf(ResolverSettings settings) => settings.Nameservers.FirstOrDefault() ?? "127.0.0.1";
}
