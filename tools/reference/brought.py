"""Writes test/reference/brought.json: models that people bring, each as a study, and the bounds of them.

A model stands here twice: as the text of the study, and as a function of its numbers in SI, written by hand. Slopes are central
differences of fourth order in 80 digits, F and its inverse are taken in 80 digits, Rician and noncentral chi information by
quadrature of the score in 40. A complex slope is [re, im]. Where F is singular there is its rank and no bound.

Needs mpmath (Debian: python3-mpmath) and some minutes. Nothing here knows the packages.
Run from the root of the project: /usr/bin/python3 tools/reference/brought.py
"""
import json
from functools import lru_cache

import mpmath as mp

mp.mp.dps=80
def D(f,x,i):
    h=mp.mpf(10)**-25
    s=abs(x[i]) if x[i]!=0 else mp.mpf(1)
    h=h*s
    def at(k):
        y=list(x); y[i]=x[i]+k*h; return f(y)
    # 4th order
    return (8*(at(1)-at(-1))-(at(2)-at(-2)))/(12*h)
def grad(f,x): return [D(f,x,i) for i in range(len(x))]
@lru_cache(None)
def chi(nu,L):
    with mp.workdps(40):
        nu=mp.mpf(nu)
        if nu==0: return (mp.mpf(0),mp.mpf(0),mp.mpf(4*L))
        def p(x): # sigma=1
            return x**L*nu**(1-L)*mp.exp(-(x-nu)**2/2)*mp.besseli(L-1,x*nu)*mp.exp(-x*nu)
        def R(x): return mp.besseli(L,x*nu)/mp.besseli(L-1,x*nu)
        c=mp.sqrt(nu**2+2*L)
        pts=[mp.mpf(0)]+[c+k for k in range(-14,15,2) if c+k>0]
        pts=sorted(set(pts))
        g=mp.quad(lambda x:p(x)*(x*R(x)-nu)**2,pts)
        n=mp.quad(p,pts)
        assert abs(n-1)<mp.mpf(10)**-20,(nu,L,n)
    return (+g, 2*nu*(1-g), 4*L-4*nu**2*(1-g))
cases=[]
def case(id,yaml,names,x,f,protocol,noise,known=(),priors={},averages=None,derived={},unknown=False):
    """f(theta,setting)-> mpf or mpc; x SI; names estimated order of tissue; known indices excluded"""
    x=[mp.mpf(v) if not isinstance(v,mp.mpf) else v for v in x]
    est=[i for i in range(len(names)) if names[i] not in known]
    N=len(protocol); av=averages or [1]*N
    J=[];mean=[]
    for t in protocol:
        m=f(x,t); mean.append(m); g=grad(lambda y:f(y,t),x); J.append([g[i] for i in est])
    n=len(est); w=n+(1 if unknown else 0)
    F=mp.zeros(w)
    kind=noise[0]
    if kind in('gaussian','complexGaussian'):
        sg=noise[1]; sg=[sg]*N if not isinstance(sg,list) else sg
        for k in range(N):
            for a in range(n):
                for b in range(n):
                    F[a,b]+=av[k]*mp.re(mp.conj(J[k][a])*J[k][b])/mp.mpf(sg[k])**2
        if unknown:
            ch=2 if kind=='complexGaussian' else 1
            for k in range(N): F[n,n]+=av[k]*ch*2/mp.mpf(sg[k])**2
    elif kind=='poisson':
        for k in range(N):
            for a in range(n):
                for b in range(n): F[a,b]+=av[k]*noise[1]*J[k][a]*J[k][b]/mean[k]
    elif kind=='cov':
        S=mp.matrix(noise[1]); Si=S**-1
        for a in range(n):
            for b in range(n):
                F[a,b]=sum(mp.conj(J[k][a])*Si[k,l]*J[l][b] for k in range(N) for l in range(N)).real*av[0] if True else 0
        if unknown: F[n,n]=2*sum(av)*(noise[2])/mp.mpf(noise[3])**2
    elif kind=='chi':
        sg=mp.mpf(noise[1]); L=noise[2]
        for k in range(N):
            A=abs(mean[k]); nu=A/sg
            g,c,ss=chi(nu,L)
            if A==0: d=[mp.mpf(0)]*n
            else: d=[mp.re(mp.conj(mean[k])*J[k][a])/A for a in range(n)]
            for a in range(n):
                for b in range(n): F[a,b]+=av[k]*g*d[a]*d[b]/sg**2
                if unknown:
                    F[a,n]+=av[k]*c*d[a]/sg**2; F[n,a]=F[a,n]
            if unknown: F[n,n]+=av[k]*ss/sg**2
    en=[names[i] for i in est]
    for nm,sd in priors.items(): i=en.index(nm); F[i,i]+=1/mp.mpf(sd)**2
    d=[mp.sqrt(F[i,i]) for i in range(w)]
    Fs=mp.matrix(w,w)
    for a in range(w):
        for b in range(w): Fs[a,b]=F[a,b]/d[a]/d[b] if d[a]*d[b]!=0 else 0
    E=sorted(mp.eigsy(Fs,eigvals_only=True))
    out=dict(id=id,study=yaml,names=en+(['sigma'] if unknown else []),spectrum=[float(e) for e in reversed(E)])
    cond=E[-1]/E[0] if E[0]>mp.mpf(10)**-35 else mp.inf
    out['rank']=sum(1 for e in E if e>mp.mpf(10)**-35)
    pair=lambda v: [float(mp.re(v)),float(mp.im(v))]
    out['jacobian']=[[pair(v) if kind=='complexGaussian' or any(mp.im(m)!=0 for m in mean) else float(mp.re(v)) for v in r] for r in J]
    if cond!=mp.inf:
        C=F**-1
        out['condition']=float(cond)
        out['sd']=[float(mp.sqrt(C[i,i])) for i in range(w)]
        out['conditionalSd']=[float(1/d[i]) for i in range(w)]
        out['correlation']=[[float(C[i,j]/mp.sqrt(C[i,i]*C[j,j])) for j in range(w)] for i in range(w)]
        if derived:
            out['derived']={}
            for nm,h in derived.items():
                g=grad(h,x); g=mp.matrix([g[i] for i in est]+([0] if unknown else []))
                out['derived'][nm]=[float(h(x)),float(mp.sqrt((g.T*C*g)[0]))]
    cases.append(out)
e=mp.exp; M=mp.mpf; pi=mp.pi
ms=lambda L:[M(str(v))/1000 for v in L]
def Y(model,tissue,prot,noise,extra=''):
    return f"model: {json.dumps(model)}\ntissue: {{ {tissue} }}\nprotocol: {{ {prot} }}\nnoise: {noise}\n{extra}"
lst=lambda L,u: '"'+', '.join(str(v) for v in L)+' '+u+'"'
# 1 complex bssfp phase cycled
ph=[0,45,90,135,180,225,270,315]
def bssfp(x,t):
    M0,T1,T2,df,phi0=x; TR=M('0.005'); al=30*pi/180
    E1=e(-TR/T1);E2=e(-TR/T2); th=2*pi*df*TR+t
    a=E2; b=E2*(1-E1)*(1+mp.cos(al))/(1-E1*mp.cos(al)-E2**2*(E1-mp.cos(al)))
    m=M0*(1-E1)*mp.sin(al)/(1-E1*mp.cos(al)-E2**2*(E1-mp.cos(al)))
    return m*(1-a*e(mp.mpc(0,1)*th))/(1-b*mp.cos(th))*e(mp.mpc(0,1)*phi0)
bm=Y('m*(1 - E2*exp(i*th))/(1 - b*cos(th))*exp(i*phi0)','M0: 100, T1: 900 ms, T2: 70 ms, df: 23 Hz, phi0: 0.3 rad','ph: '+lst(ph,'deg'),'{ kind: complexGaussian, sigma: 0.2 }','constants: { TR: 5 ms, al: 30 deg }\nlet: { E1: exp(-TR/T1), E2: exp(-TR/T2), th: 2*pi*df*TR+ph, den: "1-E1*cos(al)-E2^2*(E1-cos(al))", b: E2*(1-E1)*(1+cos(al))/den, m: M0*(1-E1)*sin(al)/den}\nderive: { ratio: T1/T2, R2: 1/T2 }\n')
case('bssfp-complex',bm,['M0','T1','T2','df','phi0'],['100','0.9','0.07','23','0.3'],bssfp,[M(p)*pi/180 for p in ph],('complexGaussian','0.2'),derived={'ratio':lambda x:x[1]/x[2],'R2':lambda x:1/x[2]})
case('bssfp-rician',bm.replace('complexGaussian, sigma: 0.2','rician, sigma: 2').replace('ratio: T1/T2, R2: 1/T2','R2: 1/T2')+'roles: { phi0: known }\n',['M0','T1','T2','df','phi0'],['100','0.9','0.07','23','0.3'],bssfp,[M(p)*pi/180 for p in ph],('chi','2',1),known=('phi0',),derived={'R2':lambda x:1/x[2]})
case('bssfp-complex-unknown',bm.replace('sigma: 0.2','sigma: { value: 0.2, unknown: true }'),['M0','T1','T2','df','phi0'],['100','0.9','0.07','23','0.3'],bssfp,[M(p)*pi/180 for p in ph],('complexGaussian','0.2'),unknown=True)
# VFA with B1 prior
def spgr(x,t):
    M0,T1,B1=x; E1=e(-M('0.015')/T1); a=B1*t
    return M0*mp.sin(a)*(1-E1)/(1-E1*mp.cos(a))
fa=[2,5,10,20,35]
vm=Y('M0*sin(a)*(1-E1)/(1-E1*cos(a))','M0: 1000, T1: 1.1 s, B1: 93 %','FA: '+lst(fa,'deg'),'{ kind: gaussian, sigma: 0.5 }','constants: { TR: 15 ms }\nlet: { a: B1*FA, E1: exp(-TR/T1) }\nroles: { B1: { prior: { sd: 5 % } }, M0: nuisance }\naverages: [1, 0.5, 2, 1.5, 3]\n')
vx=['1000','1.1','0.93']
case('vfa-b1-prior',vm,['M0','T1','B1'],vx,spgr,[M(p)*pi/180 for p in fa],('gaussian','0.5'),priors={'B1':M('0.05')*M('0.93')},averages=[M(1),M('0.5'),M(2),M('1.5'),M(3)])
case('vfa-b1-prior-chi8',vm.replace('gaussian, sigma: 0.5','noncentralChi, coils: 8, sigma: 4').replace('sd: 5 %','sd: 0.08'),['M0','T1','B1'],vx,spgr,[M(p)*pi/180 for p in fa],('chi','4',8),priors={'B1':M('0.08')},averages=[M(1),M('0.5'),M(2),M('1.5'),M(3)])
case('vfa-b1-free',vm.replace('B1: { prior: { sd: 5 % } }','B1: estimate'),['M0','T1','B1'],vx,spgr,[M(p)*pi/180 for p in fa],('gaussian','0.5'),averages=[M(1),M('0.5'),M(2),M('1.5'),M(3)])
# IVIM
bs=[0,10,20,40,80,150,300,500,800]
ivf=lambda x,t: x[0]*((1-x[1])*e(-t*x[2])+x[1]*e(-t*x[3]))
ivm=Y('S0*((1-f)*exp(-b*D)+f*exp(-b*Dstar))','S0: 1, f: 12 %, D: 1.1e-3 mm²/s, Dstar: 18e-3 mm²/s','b: '+lst(bs,'s/mm²'),'{ kind: rician, sigma: 0.03 }','derive: { fD: f*Dstar, slow: S0*(1-f) }\n')
ivx=['1',M('0.12'),M('1.1e-9'),M('18e-9')]; ivp=[M(b)*10**6 for b in bs]
ivd={'fD':lambda x:x[1]*x[3],'slow':lambda x:x[0]*(1-x[1])}
case('ivim-rician',ivm,['S0','f','D','Dstar'],ivx,ivf,ivp,('chi','0.03',1),derived=ivd)
case('ivim-gauss-unknown',ivm.replace('rician, sigma: 0.03','gaussian, sigma: { value: 0.03, unknown: true }'),['S0','f','D','Dstar'],ivx,ivf,ivp,('gaussian','0.03'),unknown=True,derived=ivd)
case('ivim-rician-unknown',ivm.replace('sigma: 0.03','sigma: { value: 0.3, unknown: true }'),['S0','f','D','Dstar'],ivx,ivf,ivp,('chi','0.3',1),unknown=True,derived=ivd)
case('ivim-chi4-unknown-prior',ivm.replace('rician, sigma: 0.03','noncentralChi, coils: 4, sigma: { value: 0.2, unknown: true }')+'roles: { Dstar: { prior: { sd: 30 % } } }\n',['S0','f','D','Dstar'],ivx,ivf,ivp,('chi','0.2',4),unknown=True,priors={'Dstar':M('0.3')*M('18e-9')})
case('ivim-ar1',ivm.replace('rician, sigma: 0.03','gaussian, sigma: 0.03, ar1: -0.6'),['S0','f','D','Dstar'],ivx,ivf,ivp,('cov',[[M('0.03')**2*M('-0.6')**abs(i-j) for j in range(9)] for i in range(9)]),derived=ivd)
# DTI (6 params, log diag)
dirs=[(1,0,1),(-1,0,1),(0,1,1),(0,1,-1),(1,1,0),(-1,1,0)]
def dti(x,t):
    S0,a,b_,c,d,ee,ff=x; b,gx,gy,gz=t
    return S0*e(-b*(a*gx*gx+b_*gy*gy+c*gz*gz+2*d*gx*gy+2*ee*gx*gz+2*ff*gy*gz))
s2=mp.sqrt(2)
g32=[(M('0.7'),M('0.0'),M('0.714')),(M('-0.7'),M('0.0'),M('0.714')),(M(0),M('0.7'),M('0.714')),(M(0),M('0.7'),M('-0.714')),(M('0.7'),M('0.714'),M(0)),(M('-0.7'),M('0.714'),M(0))]
dp=[(M(0),M(1),M(0),M(0))]+[(M(10)**9,)+g for g in g32]
dy=Y('S0*exp(-b*(Dxx*gx^2+Dyy*gy^2+Dzz*gz^2+2*Dxy*gx*gy+2*Dxz*gx*gz+2*Dyz*gy*gz))','S0: 200, Dxx: 1.7 µm²/ms, Dyy: 0.3e-3 mm²/s, Dzz: 0.3e-3 mm²/s, Dxy: 0.05e-3 mm²/s, Dxz: -0.02e-3 mm²/s, Dyz: 0.01e-3 mm²/s',
 'b: "0, 1000, 1000, 1000, 1000, 1000, 1000 s/mm²", gx: "1, 0.7, -0.7, 0, 0, 0.7, -0.7", gy: "0, 0, 0, 0.7, 0.7, 0.714, 0.714", gz: "0, 0.714, 0.714, 0.714, -0.714, 0, 0"','{ kind: rician, sigma: 10 }','derive: { MD: (Dxx+Dyy+Dzz)/3, FA2: "3*((Dxx-MD0)^2+(Dyy-MD0)^2+(Dzz-MD0)^2+2*(Dxy^2+Dxz^2+Dyz^2))/(2*(Dxx^2+Dyy^2+Dzz^2+2*(Dxy^2+Dxz^2+Dyz^2)))" }\nlet: { MD0: (Dxx+Dyy+Dzz)/3 }\n')
def fa2(x):
    _,a,b,c,d,f,g=x; m=(a+b+c)/3
    return 3*((a-m)**2+(b-m)**2+(c-m)**2+2*(d*d+f*f+g*g))/(2*(a*a+b*b+c*c+2*(d*d+f*f+g*g)))
case('dti-rician',dy,['S0','Dxx','Dyy','Dzz','Dxy','Dxz','Dyz'],['200','1.7e-9','0.3e-9','0.3e-9','0.05e-9','-0.02e-9','0.01e-9'],dti,dp,('chi','10',1),derived={'MD':lambda x:(x[1]+x[2]+x[3])/3,'FA2':fa2})
# kurtosis
bk=[0,500,1000,1500,2000,2500]
case('kurtosis',Y('S0*exp(-b*D + b^2*D^2*K/6)','S0: 1, D: 1 µm²/ms, K: 0.9','b: '+lst(bk,'s/mm²'),'{ kind: noncentralChi, coils: 12, sigma: 0.02 }'),['S0','D','K'],['1','1e-9','0.9'],lambda x,t:x[0]*e(-t*x[1]+t*t*x[1]**2*x[2]/6),[M(b)*10**6 for b in bk],('chi','0.02',12))
# stretched
case('stretched-b0',Y('S0*exp(-(b*DDC)^alpha)','S0: 1, DDC: 1e-3 mm²/s, alpha: 0.8','b: '+lst(bk,'s/mm²'),'{ kind: gaussian, sigma: 0.02 }'),['S0','DDC','alpha'],['1','1e-9','0.8'],lambda x,t:x[0]*(e(-(t*x[1])**x[2]) if t else M(1)),[M(b)*10**6 for b in bk],('gaussian','0.02'))
# pCASL
def asl(x,t):
    f,att=x; T1b=M('1.65'); tau=M('1.8'); tt=tau+t; k=2*M('0.85')*T1b*f
    if tt<=att: return M(0)
    if t<=att: return k*e(-att/T1b)*(1-e(-(tt-att)/T1b))
    return k*e(-att/T1b)*e(-(tt-tau-att)/T1b)*(1-e(-tau/T1b))
pl=[250,500,750,1000,1500,2000]
case('pcasl',Y('where(t <= ATT, 0, where(PLD <= ATT, k*exp(-ATT/T1b)*(1-exp(-(t-ATT)/T1b)), k*exp(-ATT/T1b)*exp(-(t-tau-ATT)/T1b)*(1-exp(-tau/T1b))))','f: 60 1/min, ATT: 1.1 s','PLD: '+lst(pl,'ms'),'{ kind: gaussian, sigma: 0.05 }','constants: { T1b: 1.65 s, tau: 1.8 s }\nlet: { t: tau+PLD, k: 2*0.85*T1b*f }\n'),['f','ATT'],['1','1.1'],asl,[M(p)/1000 for p in pl],('gaussian','0.05'))
# two-pool MT-like (z-spectrum Lorentz) & bi exponent exchange: Lorentzian
case('lorentz-z',Y('1 - Aw/(1+(2*(w-d0)/Gw)^2) - Ac/(1+(2*(w-dc)/Gc)^2)','Aw: 0.9, d0: 5 Hz, Gw: 180 Hz, Ac: 0.1, Gc: 260 Hz','w: '+lst([-600,-450,-300,-150,-60,0,60,150,300,450,600],'Hz'),'{ kind: rician, sigma: 0.01 }','constants: { dc: 450 Hz }\n'),['Aw','d0','Gw','Ac','Gc'],['0.9','5','180','0.1','260'],lambda x,t:1-x[0]/(1+(2*(t-x[1])/x[2])**2)-x[3]/(1+(2*(t-450)/x[4])**2),[M(v) for v in [-600,-450,-300,-150,-60,0,60,150,300,450,600]],('chi','0.01',1))
# water fat six peak complex
ppm=['-3.80','-3.40','-2.60','-1.94','-0.39','0.60']; rel=['0.087','0.693','0.128','0.004','0.039','0.049']
cst=M('42.577478518')*M(3)
te=['1.1','2.1','3.1','4.1','5.1','6.1']
def wf(x,t):
    W,pw,Fa,pf,psi,R=x; ii=mp.mpc(0,1)
    fat=sum(M(r)*e(2*pi*ii*M(p)*cst*t) for p,r in zip(ppm,rel))
    return (W*e(ii*pw)+Fa*e(ii*pf)*fat)*e(2*pi*ii*psi*t)*e(-R*t)
sumf=' + '.join(f'{r}*exp(2*pi*i*{p}*fc*TE)' for p,r in zip(ppm,rel))
wy=Y('(W*exp(i*pw) + F*exp(i*pf)*fat)*exp(2*pi*i*psi*TE - R2star*TE)','W: 100, pw: 0.2 rad, F: 40, pf: 20 deg, psi: -35 Hz, R2star: 40 1/s','TE: '+lst(te,'ms'),'{ kind: complexGaussian, sigma: 1.5 }','constants: { fc: 127.732435554 Hz }\nlet: { fat: "'+sumf+'" }\nderive: { PDFF: F/(W+F), T2star: 1/R2star }\n')
assert cst==M('127.732435554'),cst
wx=['100','0.2','40',20*pi/180,'-35','40']
wd={'PDFF':lambda x:x[2]/(x[0]+x[2]),'T2star':lambda x:1/x[5]}
case('waterfat',wy,['W','pw','F','pf','psi','R2star'],wx,wf,ms(te),('complexGaussian','1.5'),derived=wd)
case('waterfat-rician',wy.replace('complexGaussian','rician')+'roles: { pw: known, psi: known, pf: { prior: { sd: 10 deg } } }\n',['W','pw','F','pf','psi','R2star'],wx,wf,ms(te),('chi','1.5',1),known=('pw','psi'),priors={'pf':10*pi/180},derived=wd)
case('waterfat-cov',wy.replace('complexGaussian, sigma: 1.5','complexGaussian, sigma: 1.5, ar1: 0.4'),['W','pw','F','pf','psi','R2star'],wx,wf,ms(te),('cov',[[M('1.5')**2*M('0.4')**abs(i-j) for j in range(6)] for i in range(6)]),derived=wd)
# T1rho, offset exp
tsl=[1,10,20,40,80]
case('t1rho-dispersion',Y('S0*exp(-TSL*(R2w + dR/(1+(w1/wc)^2)))','S0: 1, R2w: 15 1/s, dR: 12 1/s','TSL: "1, 10, 20, 40, 80, 40, 80 ms", w1: "400, 400, 400, 400, 400, 0, 0 Hz"','{ kind: gaussian, sigma: "0.01, 0.01, 0.01, 0.02, 0.02, 0.03, 0.03" }','constants: { wc: 300 Hz }\n'),['S0','R2w','dR'],['1','15','12'],lambda x,t:x[0]*e(-t[0]*(x[1]+x[2]/(1+(t[1]/300)**2))),[(M(a)/1000,M(b)) for a,b in [(1,400),(10,400),(20,400),(40,400),(80,400),(40,0),(80,0)]],('gaussian',['0.01','0.01','0.01','0.02','0.02','0.03','0.03']))
case('exp-offset',Y('A*exp(-t/T)+C','A: 1, T: 25 ms, C: -0.1','t: '+lst([2,10,20,40,80,160],'ms'),'{ kind: rician, sigma: 0.05 }'),['A','T','C'],['1','0.025','-0.1'],lambda x,t:x[0]*e(-t/x[1])+x[2],ms([2,10,20,40,80,160]),('chi','0.05',1))
case('sinusoid',Y('A*sin(2*pi*f*t+phi)','A: 2, f: 3.3 Hz, phi: 40 deg','t: '+lst([0,50,100,150,200,250,300,350],'ms'),'{ kind: gaussian, covariance: [[1,0.3,0,0,0,0,0,0],[0.3,1,0.3,0,0,0,0,0],[0,0.3,1,0.3,0,0,0,0],[0,0,0.3,2,0.3,0,0,0],[0,0,0,0.3,1,0.3,0,0],[0,0,0,0,0.3,1,0.3,0],[0,0,0,0,0,0.3,1,0.3],[0,0,0,0,0,0,0.3,1]] }'),['A','f','phi'],['2','3.3',40*pi/180],lambda x,t:x[0]*mp.sin(2*pi*x[1]*t+x[2]),ms([0,50,100,150,200,250,300,350]),('cov',[[ (M(2) if i==3 else M(1)) if i==j else (M('0.3') if abs(i-j)==1 else M(0)) for j in range(8)] for i in range(8)]))
case('logistic',Y('K/(1+(K/N0-1)*exp(-r*t))','K: 100, N0: 3, r: 0.8 1/h','t: '+lst([0,2,4,6,8,10],'h'),'{ kind: poisson }'),['K','N0','r'],['100','3',M('0.8')/3600],lambda x,t:x[0]/(1+(x[0]/x[1]-1)*e(-x[2]*t)),[M(v)*3600 for v in [0,2,4,6,8,10]],('poisson',1))
case('michaelis',Y('Vmax*S^n/(Km^n+S^n)','Vmax: 5, Km: 2, n: 1.7','S: "0.2, 0.5, 1, 2, 4, 8, 16"','{ kind: gaussian, snr: 50, of: max }'),['Vmax','Km','n'],['5','2','1.7'],lambda x,t:x[0]*t**x[2]/(x[1]**x[2]+t**x[2]),[M(v) for v in ['0.2','0.5','1','2','4','8','16']],('gaussian',5*M(16)**M('1.7')/(M(2)**M('1.7')+M(16)**M('1.7'))/50))
td=[1,5,10,30,60,120]
case('decay-poisson',Y('A*exp(-ln(2)*t/Th)+B','A: 500, Th: 20 min, B: 12','t: '+lst(td,'min'),'{ kind: poisson, gain: 2.5 }','averages: [1,1,2,2.5,4,4]\n'),['A','Th','B'],['500','1200','12'],lambda x,t:x[0]*e(-mp.log(2)*t/x[1])+x[2],[M(v)*60 for v in td],('poisson',M('2.5')),averages=[M(1),M(1),M(2),M('2.5'),M(4),M(4)])
case('ir-null-rician',Y('M0*(1-2*exp(-TI/T1))','M0: 1, T1: 1000 ms','TI: "100, 400, 693.1471805599453, 1200, 3000 ms"','{ kind: rician, sigma: { value: 0.1, unknown: true } }'),['M0','T1'],['1','1'],lambda x,t:x[0]*(1-2*e(-t/x[1])),[M('0.1'),M('0.4'),M('0.6931471805599453'),M('1.2'),M(3)],('chi','0.1',1),unknown=True)
case('mt-two-pool',Y('M0*(R1*(1 - fb) + k*fb*R1b/(R1b + k + W))/(R1 + k*fb*(R1b+W)/(R1b+k+W))','M0: 1, fb: 0.12, k: 30 1/s','W: '+lst([0,5,10,20,50,100,300],'1/s'),'{ kind: gaussian, sigma: 0.001 }','constants: { R1: 1 1/s, R1b: 1.2 1/s }\n'),['M0','fb','k'],['1','0.12','30'],lambda x,t:x[0]*((1-x[1])+x[2]*x[1]*M('1.2')/(M('1.2')+x[2]+t))/(1+x[2]*x[1]*(M('1.2')+t)/(M('1.2')+x[2]+t)),[M(v) for v in [0,5,10,20,50,100,300]],('gaussian','0.001'))
case('biexp-close',Y('A*exp(-t/T)+B*exp(-t/U)','A: 1, T: 50 ms, B: 0.7, U: 50.5 ms','t: '+lst(list(range(5,165,10)),'ms'),'{ kind: gaussian, sigma: 0.001 }'),['A','T','B','U'],['1','0.05','0.7','0.0505'],lambda x,t:x[0]*e(-t/x[1])+x[2]*e(-t/x[3]),ms(range(5,165,10)),('gaussian','0.001'))
case('erf-edge',Y('A*(1+erf((x-x0)/(w*sqrt(2))))/2 + B*tanh((x-x0)/w)','A: 2, x0: 1.5 mm, w: 0.7 mm, B: 0.3','x: '+lst([-1,0,1,1.5,2,3,4],'mm'),'{ kind: gaussian, snr: 30, of: mean }'),['A','x0','w','B'],['2','0.0015','0.0007','0.3'],lambda x,t:x[0]*(1+mp.erf((t-x[1])/(x[2]*mp.sqrt(2))))/2+x[3]*mp.tanh((t-x[1])/x[2]),ms([-1,0,1,'1.5',2,3,4]),('gaussian',sum(abs(2*(1+mp.erf((t-M('0.0015'))/(M('0.0007')*mp.sqrt(2))))/2+M('0.3')*mp.tanh((t-M('0.0015'))/M('0.0007'))) for t in ms([-1,0,1,'1.5',2,3,4]))/7/30))
case('two-of-three-singular',Y('A*B*exp(-t/T)+C','A: 1, B: 2, T: 30 ms, C: 0.1','t: '+lst([1,10,20,50,100],'ms'),'{ kind: complexGaussian, sigma: 0.1 }').replace('+C','*exp(i*0)+C'),['A','B','T','C'],['1','2','0.03','0.1'],lambda x,t:x[0]*x[1]*e(-t/x[2])+x[3]+mp.mpc(0,0),ms([1,10,20,50,100]),('complexGaussian','0.1'))
case('adiabatic-atan2',Y('A*cos(atan2(w1, dw)) + A*sinh(dw/w1)*0.1*x','A: 1, w1: 200 Hz, dw: 130 Hz','x: "1, 2"','{kind: gaussian, sigma: 0.1}'),['A','w1','dw'],['1','200','130'],lambda x,t:x[0]*mp.cos(mp.atan2(x[1],x[2]))+x[0]*mp.sinh(x[2]/x[1])*M('0.1')*t,[M(1),M(2)],('gaussian','0.1'))
about='tools/reference/brought.py: 80-digit inverse of F, slopes by differences in 80 digits, magnitude information by quadrature'
with open('test/reference/brought.json','w') as file:
    lines=',\n'.join(json.dumps(each,ensure_ascii=False) for each in cases)
    file.write('{"from": '+json.dumps(about)+',\n"cases": [\n'+lines+'\n]}\n')
