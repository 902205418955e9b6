import type { Term } from "./term";

/** What the page says of the log of the same name. */
const logged = (meaning: string): Term => ({
  meaning,
  source: "Log file reference (Configuration Manager, Microsoft Learn)",
  url: "https://learn.microsoft.com/mem/configmgr/core/plan-design/hierarchy/log-files",
});
/** What the name says, with the lines it stands at: no page describes these one by one. */
const byName = (meaning: string): Term => ({
  meaning,
  source: "the name of the component and the records it writes",
  inferred: true,
});

/** Components of Configuration Manager, deployment and Intune, by their names in records, in lower case. */
const components: ReadonlyMap<string, Term> = new Map([
  ["appdiscovery", logged("Finds out whether applications are installed, by their detection rules.")],
  ["appenforce", logged("Installs and removes applications, and states the exit codes of their installers.")],
  ["appintenteval", logged("Decides which applications are required and applicable, and what they depend on.")],
  ["cas", logged("Content access: keeps the cache of packages on the client.")],
  ["ccmeval", logged("Checks the health of the client and repairs it.")],
  ["ccmexec", logged("The service of the client (SMS Agent Host).")],
  ["ccmmessaging", logged("Messages between the client and its management points.")],
  ["ccmsetup", logged("Installation, upgrade and removal of the client.")],
  ["ciagent", logged("Remediation and compliance of configuration items: settings, applications and updates.")],
  ["cidownloader", logged("Downloads the definitions of configuration items.")],
  ["citaskmgr", logged("Runs the tasks of applications and deployment types, such as download and installation.")],
  ["clientidmanagerstartup", logged("Makes the identity of the client and registers it with its site.")],
  ["contenttransfermanager", logged("Hands downloads over to BITS or SMB and watches over them.")],
  ["datatransferservice", logged("Downloads of policies and packages by BITS.")],
  ["dcmagent", logged("Evaluation of configuration baselines and items.")],
  ["execmgr", logged("Runs packages and programs, and task sequences.")],
  ["inventoryagent", logged("Hardware and software inventory, and discovery data of the client.")],
  ["locationservices", logged("Finds management points, update points and distribution points.")],
  ["policyagent", logged("Requests and downloads the policies of the client.")],
  ["policyevaluator", logged("Evaluates policies, those for software updates included.")],
  ["rebootcoordinator", logged("Restarts of the system that software updates ask for.")],
  ["scanagent", logged("Requests for scans for software updates, and where the update server is.")],
  ["scheduler", logged("Recurring tasks of all parts of the client.")],
  ["servicewindowmanager", logged("Maintenance windows.")],
  ["statemessage", logged("State messages that are sent to the management point.")],
  ["updatesdeploymentagent", logged("Deployments of software updates: activation, evaluation and enforcement.")],
  ["updateshandler", logged("Compliance scans, and download and installation of software updates.")],
  ["updatesstore", logged("The compliance state of the software updates that a scan assessed.")],
  ["wuahandler", logged("Calls the Windows Update agent: scans and installations of updates.")],
  ["sms_distribution_manager", logged("Makes packages and copies them to distribution points (distmgr.log).")],
  ["sms_wsus_sync_manager", logged("Synchronises software updates with WSUS (wsyncmgr.log).")],
  ["sms_wsus_configuration_manager", logged("Configures the update point and its connection to WSUS (WCM.log).")],
  [
    "sms_dmp_downloader",
    logged("Downloads from Microsoft: updates of the site and of its console (dmpdownloader.log)."),
  ],
  ["tsmanager", byName("Runs the steps of a task sequence and states their results.")],
  ["tsagent", byName("Prepares and starts task sequences on a running client.")],
  ["tsbootshell", byName("Starts a task sequence in Windows PE.")],
  ["installapplication", byName("The step of a task sequence that installs applications.")],
  ["applyoperatingsystem", byName("The step of a task sequence that applies an image of Windows.")],
  ["osddriverclient", byName("The steps of a task sequence that apply drivers.")],
  ["installswupdate", byName("The step of a task sequence that installs software updates.")],
  ["litetouch", byName("The start and the end of a deployment by the Deployment Toolkit.")],
  ["ltiapply", byName("The step of the Deployment Toolkit that applies an image.")],
  ["ztigather", byName("The step of the Deployment Toolkit that gathers facts and properties.")],
  ["ztidrivers", byName("The step of the Deployment Toolkit that injects drivers.")],
  ["ztiapplications", byName("The step of the Deployment Toolkit that installs applications.")],
  ["ztiwindowsupdate", byName("The step of the Deployment Toolkit that installs updates.")],
  ["intunemanagementextension", byName("The Intune Management Extension: applications, scripts and remediations.")],
  ["agentexecutor", byName("Runs the PowerShell scripts of the Intune Management Extension.")],
]);

/** What a component of Configuration Manager, a task sequence or Intune does; undefined for one that is not known. */
export function configManagerComponent(name: string): Term | undefined {
  return components.get(name.toLowerCase());
}
